-- Expand: imports of a school's roll: their files, what they would change, what they changed, and the columns chosen.
-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('waiting', 'checking', 'checked', 'confirming', 'confirmed', 'failed', 'undoing', 'undone', 'discarded');

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'waiting',
    "whole" BOOLEAN NOT NULL,
    "step" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "format" TEXT,
    "summary" JSONB,
    "columns" JSONB NOT NULL DEFAULT '[]',
    "choices" JSONB NOT NULL DEFAULT '[]',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "roll" BYTEA,
    "planHash" TEXT,
    "replanned" BOOLEAN NOT NULL DEFAULT false,
    "trouble" TEXT,
    "startedBy" JSONB NOT NULL,
    "confirmedBy" JSONB,
    "undoneBy" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedAt" TIMESTAMPTZ(3),
    "confirmedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportFile" (
    "schoolId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("importId","position")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "schoolId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","section","position")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "schoolId" UUID NOT NULL,
    "headingsKey" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("schoolId","headingsKey")
);

-- CreateTable
CREATE TABLE "ImportChange" (
    "schoolId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "rowId" UUID NOT NULL,
    "personId" UUID,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "ImportChange_pkey" PRIMARY KEY ("importId","position")
);

-- CreateIndex
CREATE INDEX "Import_schoolId_createdAt_idx" ON "Import"("schoolId", "createdAt");

-- CreateIndex
CREATE INDEX "Import_state_createdAt_idx" ON "Import"("state", "createdAt");

-- CreateIndex
CREATE INDEX "ImportChange_schoolId_personId_idx" ON "ImportChange"("schoolId", "personId");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportMapping" ADD CONSTRAINT "ImportMapping_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportChange" ADD CONSTRAINT "ImportChange_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
