-- Expand: how often checkpoints are mailed, and copies that are found by their hash.

-- CreateEnum
CREATE TYPE "CheckpointRhythm" AS ENUM ('daily', 'weekly', 'never');

-- CreateTable
CREATE TABLE "CheckpointMail" (
    "schoolId" UUID NOT NULL,
    "rhythm" "CheckpointRhythm" NOT NULL DEFAULT 'daily',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CheckpointMail_pkey" PRIMARY KEY ("schoolId")
);

-- CreateIndex
CREATE INDEX "Document_sha256_idx" ON "Document"("sha256");

-- AddForeignKey
ALTER TABLE "CheckpointMail" ADD CONSTRAINT "CheckpointMail_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
