-- Expand: an entry of the trail may belong to a trust instead of a school, and then stands in the trail of each of its schools.
-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "trustId" UUID;

-- CreateIndex
CREATE INDEX "AuditEntry_trustId_at_idx" ON "AuditEntry"("trustId", "at");

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE SET NULL ON UPDATE CASCADE;
