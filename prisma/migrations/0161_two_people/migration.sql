-- Expand: pairs of records that somebody has looked at and found to be two people, so that nobody is asked again.

CREATE TABLE "TwoPeople" (
    "schoolId" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TwoPeople_pkey" PRIMARY KEY ("schoolId","firstId","secondId"),
    -- A pair has one row, whichever of the two is named first.
    CONSTRAINT "TwoPeople_in_order" CHECK ("firstId" < "secondId")
);
CREATE INDEX "TwoPeople_firstId_idx" ON "TwoPeople"("firstId");
CREATE INDEX "TwoPeople_secondId_idx" ON "TwoPeople"("secondId");
ALTER TABLE "TwoPeople" ADD CONSTRAINT "TwoPeople_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TwoPeople" ADD CONSTRAINT "TwoPeople_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TwoPeople" ADD CONSTRAINT "TwoPeople_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
