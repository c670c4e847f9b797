-- Expand: packs to print, what they print in its order, and their files piece by piece until they end.
-- CreateEnum
CREATE TYPE "PrintPackKind" AS ENUM ('blank_forms', 'signed_copies', 'chase_list', 'labels');

-- CreateEnum
CREATE TYPE "PrintPackState" AS ENUM ('queued', 'making', 'ready', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "PrintPack" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "PrintPackKind" NOT NULL,
    "title" TEXT NOT NULL,
    "style" "FormStyle" NOT NULL DEFAULT 'standard',
    "duplex" BOOLEAN NOT NULL DEFAULT false,
    "sheet" INTEGER NOT NULL DEFAULT 21,
    "firstLabel" INTEGER NOT NULL DEFAULT 1,
    "state" "PrintPackState" NOT NULL DEFAULT 'queued',
    "run" UUID,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PrintPack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PrintPackItem" (
    "packId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "requestId" UUID NOT NULL,
    "documentId" UUID,
    "code" TEXT,
    "trouble" TEXT,

    CONSTRAINT "PrintPackItem_pkey" PRIMARY KEY ("packId","position")
);

-- CreateTable
CREATE TABLE "PrintPackPart" (
    "packId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "PrintPackPart_pkey" PRIMARY KEY ("packId","position")
);

-- CreateIndex
CREATE INDEX "PrintPack_schoolId_createdAt_idx" ON "PrintPack"("schoolId", "createdAt");

-- CreateIndex
CREATE INDEX "PrintPack_expiresAt_idx" ON "PrintPack"("expiresAt");

-- AddForeignKey
ALTER TABLE "PrintPack" ADD CONSTRAINT "PrintPack_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrintPackItem" ADD CONSTRAINT "PrintPackItem_packId_fkey" FOREIGN KEY ("packId") REFERENCES "PrintPack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrintPackPart" ADD CONSTRAINT "PrintPackPart_packId_fkey" FOREIGN KEY ("packId") REFERENCES "PrintPack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file is packed as well as it can be.
ALTER TABLE "PrintPackPart" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
