-- Expand: the schools' own sign-in by OpenID Connect, and who at a provider is which account here.
-- CreateEnum
CREATE TYPE "OpenIdKind" AS ENUM ('google', 'microsoft', 'other');

-- CreateTable
CREATE TABLE "OpenIdProvider" (
    "schoolId" UUID NOT NULL,
    "kind" "OpenIdKind" NOT NULL,
    "tenant" TEXT NOT NULL,
    "domains" TEXT[] NOT NULL,
    "clientId" TEXT NOT NULL,
    "clientSecret" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpenIdProvider_pkey" PRIMARY KEY ("schoolId","kind")
);

-- CreateTable
CREATE TABLE "OpenIdIdentity" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OpenIdIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OpenIdIdentity_accountId_idx" ON "OpenIdIdentity"("accountId");

-- CreateIndex
CREATE INDEX "OpenIdIdentity_personId_idx" ON "OpenIdIdentity"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "OpenIdIdentity_schoolId_issuer_subject_key" ON "OpenIdIdentity"("schoolId", "issuer", "subject");

-- AddForeignKey
ALTER TABLE "OpenIdProvider" ADD CONSTRAINT "OpenIdProvider_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenIdIdentity" ADD CONSTRAINT "OpenIdIdentity_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenIdIdentity" ADD CONSTRAINT "OpenIdIdentity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenIdIdentity" ADD CONSTRAINT "OpenIdIdentity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
