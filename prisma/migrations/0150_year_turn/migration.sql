-- Expand: the turn of the academic year: what was prepared for it, and what it wrote, so that it can be undone.

CREATE TYPE "YearOutcome" AS ENUM ('promoted', 'repeats', 'leaves', 'placed');
CREATE TYPE "YearEffectKind" AS ENUM ('enrolled', 'left');

CREATE TABLE "YearTurn" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "academicYear" INTEGER NOT NULL,
    "lastYearGroup" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "YearTurn_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "YearTurn_last_year_group" CHECK ("lastYearGroup" BETWEEN -1 AND 13),
    CONSTRAINT "YearTurn_left_when_done" CHECK ("leftAt" IS NULL OR "doneAt" IS NOT NULL)
);

CREATE TABLE "YearTurnClass" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "classId" UUID,
    "made" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "YearTurnClass_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "YearTurnGroup" (
    "schoolId" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "yearGroup" INTEGER NOT NULL,
    "nextClassId" UUID,

    CONSTRAINT "YearTurnGroup_pkey" PRIMARY KEY ("turnId","classId","yearGroup")
);

CREATE TABLE "YearTurnPupil" (
    "schoolId" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "outcome" "YearOutcome" NOT NULL,
    "nextYearGroup" INTEGER,
    "ownClass" BOOLEAN NOT NULL DEFAULT false,
    "nextClassId" UUID,

    CONSTRAINT "YearTurnPupil_pkey" PRIMARY KEY ("turnId","personId"),
    CONSTRAINT "YearTurnPupil_placed_somewhere" CHECK (("outcome" = 'placed') = ("nextYearGroup" IS NOT NULL) AND "nextYearGroup" BETWEEN -1 AND 13)
);

CREATE TABLE "YearTurnEffect" (
    "schoolId" UUID NOT NULL,
    "turnId" UUID NOT NULL,
    "kind" "YearEffectKind" NOT NULL,
    "outcome" "YearOutcome" NOT NULL,
    "personId" UUID NOT NULL,
    "rowId" UUID NOT NULL,

    CONSTRAINT "YearTurnEffect_pkey" PRIMARY KEY ("turnId","rowId")
);

CREATE UNIQUE INDEX "YearTurn_schoolId_academicYear_key" ON "YearTurn"("schoolId", "academicYear");
CREATE INDEX "YearTurnClass_turnId_idx" ON "YearTurnClass"("turnId");

ALTER TABLE "YearTurn" ADD CONSTRAINT "YearTurn_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "YearTurnClass" ADD CONSTRAINT "YearTurnClass_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "YearTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "YearTurnGroup" ADD CONSTRAINT "YearTurnGroup_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "YearTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "YearTurnGroup" ADD CONSTRAINT "YearTurnGroup_nextClassId_fkey" FOREIGN KEY ("nextClassId") REFERENCES "YearTurnClass"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "YearTurnPupil" ADD CONSTRAINT "YearTurnPupil_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "YearTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "YearTurnPupil" ADD CONSTRAINT "YearTurnPupil_nextClassId_fkey" FOREIGN KEY ("nextClassId") REFERENCES "YearTurnClass"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "YearTurnEffect" ADD CONSTRAINT "YearTurnEffect_turnId_fkey" FOREIGN KEY ("turnId") REFERENCES "YearTurn"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
