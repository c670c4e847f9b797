-- Expand: in which order parents and carers are contacted, for whom a carer acts, and ties that were a mistake from the first day.

ALTER TABLE "Guardianship" ADD COLUMN "priority" INTEGER,
ADD COLUMN "organisation" TEXT,
ADD COLUMN "neverTheirs" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Guardianship" ADD CONSTRAINT "Guardianship_priority" CHECK ("priority" BETWEEN 1 AND 99);
ALTER TABLE "Guardianship" ADD CONSTRAINT "Guardianship_mistake_has_ended" CHECK (NOT "neverTheirs" OR "endedOn" IS NOT NULL);
