-- Expand: how long a school keeps what about whom, what stops that, plans of erasure with their log, and files of everything held about a person.
-- CreateEnum
CREATE TYPE "ErasurePlanState" AS ENUM ('planned', 'approved', 'done', 'discarded');

-- CreateEnum
CREATE TYPE "ErasureItemState" AS ENUM ('waiting', 'erased', 'kept');

-- CreateEnum
CREATE TYPE "AccessFileState" AS ENUM ('queued', 'ready', 'failed');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RetentionRule" (
    "schoolId" UUID NOT NULL,
    "group" "MembershipKind" NOT NULL,
    "yearsAfterLeaving" INTEGER NOT NULL,
    "yearsAfterRound" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RetentionRule_pkey" PRIMARY KEY ("schoolId","group")
);

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasurePlan" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "state" "ErasurePlanState" NOT NULL DEFAULT 'planned',
    "plannedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "plannedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedById" UUID,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasurePlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasureItem" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "requestId" UUID,
    "group" "MembershipKind" NOT NULL,
    "since" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "ErasureItemState" NOT NULL DEFAULT 'waiting',
    "keptBecause" TEXT,
    "reference" TEXT,
    "sections" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL DEFAULT 0,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasedDocument" (
    "documentId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ErasedDocument_pkey" PRIMARY KEY ("documentId")
);

-- CreateTable
CREATE TABLE "AccessFile" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "parentId" UUID,
    "accountId" UUID NOT NULL,
    "own" BOOLEAN NOT NULL,
    "state" "AccessFileState" NOT NULL DEFAULT 'queued',
    "pdf" BYTEA,
    "json" BYTEA,
    "beside" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccessFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LegalHold_schoolId_endedAt_idx" ON "LegalHold"("schoolId", "endedAt");

-- CreateIndex
CREATE INDEX "LegalHold_personId_idx" ON "LegalHold"("personId");

-- CreateIndex
CREATE INDEX "ErasurePlan_schoolId_plannedAt_idx" ON "ErasurePlan"("schoolId", "plannedAt");

-- CreateIndex
CREATE INDEX "ErasureItem_planId_state_position_idx" ON "ErasureItem"("planId", "state", "position");

-- CreateIndex
CREATE INDEX "ErasureItem_personId_idx" ON "ErasureItem"("personId");

-- CreateIndex
CREATE INDEX "ErasedDocument_itemId_idx" ON "ErasedDocument"("itemId");

-- CreateIndex
CREATE INDEX "AccessFile_schoolId_createdAt_idx" ON "AccessFile"("schoolId", "createdAt");

-- CreateIndex
CREATE INDEX "AccessFile_personId_idx" ON "AccessFile"("personId");

-- CreateIndex
CREATE INDEX "AccessFile_expiresAt_idx" ON "AccessFile"("expiresAt");

-- AddForeignKey
ALTER TABLE "RetentionRule" ADD CONSTRAINT "RetentionRule_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasurePlan" ADD CONSTRAINT "ErasurePlan_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasureItem" ADD CONSTRAINT "ErasureItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "ErasurePlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasureItem" ADD CONSTRAINT "ErasureItem_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasedDocument" ADD CONSTRAINT "ErasedDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasedDocument" ADD CONSTRAINT "ErasedDocument_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ErasureItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessFile" ADD CONSTRAINT "AccessFile_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessFile" ADD CONSTRAINT "AccessFile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessFile" ADD CONSTRAINT "AccessFile_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- That a copy was erased is itself never taken back; the function that erases writes it.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ErasedDocument"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "ErasedDocument"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
