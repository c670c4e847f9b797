-- Expand: the schools' certificates for seals, the authorities that give them a time, and how each copy was sealed.
-- CreateEnum
CREATE TYPE "SealKeyOrigin" AS ENUM ('made', 'uploaded');

-- CreateEnum
CREATE TYPE "SealLevel" AS ENUM ('basic', 'timestamped', 'long_term');

-- CreateTable
CREATE TABLE "SealKey" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "origin" "SealKeyOrigin" NOT NULL,
    "certificate" BYTEA NOT NULL,
    "chain" BYTEA[] NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "privateKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SealKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimestampAuthority" (
    "schoolId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TimestampAuthority_pkey" PRIMARY KEY ("schoolId")
);

-- CreateTable
CREATE TABLE "Seal" (
    "documentId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "keyId" UUID NOT NULL,
    "level" "SealLevel" NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "stampedAt" TIMESTAMPTZ(3),
    "stampedBy" TEXT,

    CONSTRAINT "Seal_pkey" PRIMARY KEY ("documentId")
);

-- CreateIndex
CREATE INDEX "SealKey_schoolId_idx" ON "SealKey"("schoolId");

-- CreateIndex
CREATE INDEX "SealKey_fingerprint_idx" ON "SealKey"("fingerprint");

-- CreateIndex
CREATE INDEX "Seal_keyId_idx" ON "Seal"("keyId");

-- AddForeignKey
ALTER TABLE "SealKey" ADD CONSTRAINT "SealKey_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimestampAuthority" ADD CONSTRAINT "TimestampAuthority_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seal" ADD CONSTRAINT "Seal_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seal" ADD CONSTRAINT "Seal_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "SealKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One at most is in use: of two workers that make one at the same moment the second finds the first's.
CREATE UNIQUE INDEX "SealKey_in_use" ON "SealKey"("schoolId") WHERE "retiredAt" IS NULL;
