-- Expand: two records of one person become one; the other stays as a pointer, and each changed row is kept to turn it back.

ALTER TABLE "Person" ADD COLUMN "mergedIntoId" UUID;
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Who was merged away is on no list.
ALTER TABLE "Person" ADD CONSTRAINT "Person_merged_is_archived" CHECK ("mergedIntoId" IS NULL OR ("archivedAt" IS NOT NULL AND "mergedIntoId" <> id));
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

CREATE TABLE "PersonMerge" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "steps" JSONB NOT NULL,
    "requestSteps" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "PersonMerge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "PersonMerge_schoolId_mergedAt_idx" ON "PersonMerge"("schoolId", "mergedAt");
CREATE INDEX "PersonMerge_keptId_idx" ON "PersonMerge"("keptId");
CREATE INDEX "PersonMerge_otherId_idx" ON "PersonMerge"("otherId");
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
