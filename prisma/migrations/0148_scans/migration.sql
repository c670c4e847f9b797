-- Expand: scans of paper forms, with their files while they are read, and their pages.
-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('receiving', 'waiting', 'reading', 'read', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ScanPageState" AS ENUM ('filed', 'set_aside', 'recorded', 'thrown_away');

-- CreateEnum
CREATE TYPE "SetAsideReason" AS ENUM ('no_code', 'blank', 'several_codes', 'not_ours', 'repeated', 'replaced', 'closed', 'answered', 'unreadable');

-- CreateTable
CREATE TABLE "Scan" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "state" "ScanState" NOT NULL DEFAULT 'receiving',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "startedBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScanFile" (
    "schoolId" UUID NOT NULL,
    "scanId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER,
    "trouble" TEXT,

    CONSTRAINT "ScanFile_pkey" PRIMARY KEY ("scanId","position")
);

-- CreateTable
CREATE TABLE "ScanPart" (
    "schoolId" UUID NOT NULL,
    "scanId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ScanPart_pkey" PRIMARY KEY ("scanId","position","start")
);

-- CreateTable
CREATE TABLE "ScanPage" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "scanId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "pageOfFile" INTEGER NOT NULL,
    "state" "ScanPageState" NOT NULL,
    "reason" "SetAsideReason",
    "requestId" UUID,
    "code" TEXT,
    "formPage" INTEGER,
    "formPages" INTEGER,
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "picture" BYTEA,
    "sha256" TEXT,
    "assignedBy" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScanPage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Scan_schoolId_createdAt_idx" ON "Scan"("schoolId", "createdAt");

-- CreateIndex
CREATE INDEX "Scan_state_createdAt_idx" ON "Scan"("state", "createdAt");

-- CreateIndex
CREATE INDEX "ScanPage_schoolId_requestId_idx" ON "ScanPage"("schoolId", "requestId");

-- CreateIndex
CREATE INDEX "ScanPage_schoolId_code_idx" ON "ScanPage"("schoolId", "code");

-- CreateIndex
CREATE INDEX "ScanPage_schoolId_sha256_idx" ON "ScanPage"("schoolId", "sha256");

-- CreateIndex
CREATE INDEX "ScanPage_state_createdAt_idx" ON "ScanPage"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ScanPage_scanId_position_key" ON "ScanPage"("scanId", "position");

-- AddForeignKey
ALTER TABLE "Scan" ADD CONSTRAINT "Scan_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScanFile" ADD CONSTRAINT "ScanFile_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScanPart" ADD CONSTRAINT "ScanPart_scanId_position_fkey" FOREIGN KEY ("scanId", "position") REFERENCES "ScanFile"("scanId", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScanPage" ADD CONSTRAINT "ScanPage_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScanPage" ADD CONSTRAINT "ScanPage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is deleted and written again is large: it is not compressed a second time.
ALTER TABLE "ScanPart" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "ScanPage" ALTER COLUMN "picture" SET STORAGE EXTERNAL;

-- What is in a state is there: a recorded page names its picture, any other holds its own.
ALTER TABLE "ScanPage" ADD CONSTRAINT "ScanPage_recorded" CHECK (state <> 'recorded' OR (sha256 IS NOT NULL AND "requestId" IS NOT NULL));
ALTER TABLE "ScanPage" ADD CONSTRAINT "ScanPage_filed" CHECK (state <> 'filed' OR "requestId" IS NOT NULL);
