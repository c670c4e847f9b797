-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Post" AS ENUM ('headteacher', 'office', 'safeguarding_lead', 'it_manager', 'class_teacher', 'clerk', 'trust_officer');

-- CreateEnum
CREATE TYPE "MembershipKind" AS ENUM ('staff', 'governor', 'volunteer', 'visitor', 'pupil', 'parent');

-- CreateEnum
CREATE TYPE "ParentalResponsibility" AS ENUM ('yes', 'no', 'not_known');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('staff', 'governors', 'volunteers', 'visitors', 'older_pupils', 'younger_pupils', 'parents');

-- CreateEnum
CREATE TYPE "VersionStatus" AS ENUM ('draft', 'approved', 'published');

-- CreateEnum
CREATE TYPE "ParentRule" AS ENUM ('any_one', 'every_one');

-- CreateEnum
CREATE TYPE "RoundKind" AS ENUM ('yearly', 'standing');

-- CreateEnum
CREATE TYPE "RoundStatus" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('not_asked', 'no_contact', 'waiting_for_pupil', 'waiting_for_parent', 'waiting', 'complete', 'declined', 'in_conflict', 'outdated', 'exempt', 'closed');

-- CreateEnum
CREATE TYPE "SlotKind" AS ENUM ('self', 'pupil', 'parent');

-- CreateEnum
CREATE TYPE "CopyState" AS ENUM ('none', 'queued', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "ResponseOutcome" AS ENUM ('agreed', 'declined');

-- CreateEnum
CREATE TYPE "SigningRoute" AS ENUM ('account', 'link', 'class_session', 'kiosk', 'paper');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('response', 'taking_back', 'seal', 'erasure', 'checkpoint');

-- CreateEnum
CREATE TYPE "SectionName" AS ENUM ('identity', 'act', 'network');

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "suspendedAt" TIMESTAMPTZ(3),
    "suspendedReason" TEXT,
    "sessionsValidFrom" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountPerson" (
    "accountId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "AccountPerson_pkey" PRIMARY KEY ("accountId","personId")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "post" "Post" NOT NULL,
    "schoolId" UUID,
    "trustId" UUID,
    "classId" UUID,
    "grantedById" UUID,
    "startsAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInToken" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "pages" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "completedAt" TIMESTAMPTZ(3) NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "schoolId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("schoolId","sha256")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "searchName" TEXT NOT NULL,
    "dateOfBirth" DATE,
    "email" TEXT,
    "phone" TEXT,
    "upn" TEXT,
    "externalId" TEXT,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "MembershipKind" NOT NULL,
    "title" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "endReason" TEXT,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolClass" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "academicYear" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "SchoolClass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "academicYear" INTEGER NOT NULL,
    "yearGroup" INTEGER NOT NULL,
    "classId" UUID,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Guardianship" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "parentId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "relationship" TEXT NOT NULL,
    "parentalResponsibility" "ParentalResponsibility" NOT NULL DEFAULT 'not_known',
    "appointed" BOOLEAN NOT NULL DEFAULT false,
    "contactOrder" BOOLEAN NOT NULL DEFAULT false,
    "livesWith" BOOLEAN NOT NULL DEFAULT true,
    "receivesMail" BOOLEAN NOT NULL DEFAULT true,
    "startedOn" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedOn" DATE,

    CONSTRAINT "Guardianship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" UUID NOT NULL,
    "schoolId" UUID,
    "trustId" UUID,
    "title" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "sections" JSONB NOT NULL,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "sourceText" TEXT,
    "sourceName" TEXT,
    "changeNote" TEXT,
    "sha256" TEXT,
    "approvedOn" DATE,
    "approvedBy" TEXT,
    "approvalNote" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adoption" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "policyVersionId" UUID NOT NULL,
    "adoptedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adoption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "audience" "Audience" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "policyVersionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "parentRule" "ParentRule" NOT NULL DEFAULT 'any_one',
    "signAgain" BOOLEAN NOT NULL DEFAULT false,
    "changeNote" TEXT,
    "canonicalText" TEXT,
    "sha256" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgreementVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "RoundKind" NOT NULL,
    "academicYear" INTEGER NOT NULL,
    "opensOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "reminderDays" INTEGER[],
    "status" "RoundStatus" NOT NULL DEFAULT 'draft',
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundAgreement" (
    "roundId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "agreementVersionId" UUID NOT NULL,

    CONSTRAINT "RoundAgreement_pkey" PRIMARY KEY ("roundId","agreementId")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "agreementVersionId" UUID NOT NULL,
    "audience" "Audience" NOT NULL,
    "capacity" "MembershipKind" NOT NULL,
    "personId" UUID NOT NULL,
    "pupilId" UUID,
    "occasion" TEXT NOT NULL DEFAULT '',
    "parentRule" "ParentRule" NOT NULL DEFAULT 'any_one',
    "classId" UUID,
    "className" TEXT,
    "yearGroup" INTEGER,
    "state" "RequestState" NOT NULL DEFAULT 'not_asked',
    "askedAt" TIMESTAMPTZ(3),
    "outdatedAt" TIMESTAMPTZ(3),
    "exemptReason" TEXT,
    "exemptUntil" DATE,
    "closedReason" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "copyState" "CopyState" NOT NULL DEFAULT 'none',
    "copyError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Slot" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "SlotKind" NOT NULL,
    "personId" UUID NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "waivedReason" TEXT,
    "responseCount" INTEGER NOT NULL DEFAULT 0,
    "currentResponseId" UUID,

    CONSTRAINT "Slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundCount" (
    "schoolId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "audience" "Audience" NOT NULL,
    "classId" UUID NOT NULL,
    "yearGroup" INTEGER NOT NULL,
    "state" "RequestState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RoundCount_pkey" PRIMARY KEY ("schoolId","roundId","audience","classId","yearGroup","state")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "schoolId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "schoolId" UUID,
    "key" TEXT,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "state" "MessageState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "id" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Trust" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Trust_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "School" (
    "id" UUID NOT NULL,
    "urn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "trustId" UUID,
    "accent" TEXT NOT NULL DEFAULT '#1f5a7a',
    "crest" BYTEA,
    "crestType" TEXT,
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "firstSigningYear" INTEGER NOT NULL DEFAULT 0,
    "lastYoungerYear" INTEGER NOT NULL DEFAULT 2,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "School_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupCode" (
    "id" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Response" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "slotId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" "ResponseOutcome" NOT NULL,
    "agreementVersionId" UUID NOT NULL,
    "signerId" UUID NOT NULL,
    "route" "SigningRoute" NOT NULL,
    "reference" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResponseTakenBack" (
    "responseId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ResponseTakenBack_pkey" PRIMARY KEY ("responseId")
);

-- CreateTable
CREATE TABLE "EvidenceEntry" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "EvidenceKind" NOT NULL,
    "responseId" UUID,
    "envelope" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceSection" (
    "entryId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "name" "SectionName" NOT NULL,
    "salt" TEXT NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "EvidenceSection_pkey" PRIMARY KEY ("entryId","name")
);

-- CreateTable
CREATE TABLE "ChainHead" (
    "schoolId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ChainHead_pkey" PRIMARY KEY ("schoolId")
);

-- CreateTable
CREATE TABLE "ChainKey" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "publicKey" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChainKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Checkpoint" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "keyId" UUID NOT NULL,
    "signature" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SigningLink" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "sentTo" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SigningLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LinkSession" (
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LinkSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassSession" (
    "id" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "teacherName" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "codeExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "boundAt" TIMESTAMPTZ(3),
    "deviceHash" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ClassSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SigningDraft" (
    "slotId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SigningDraft_pkey" PRIMARY KEY ("slotId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "AccountPerson_personId_idx" ON "AccountPerson"("personId");

-- CreateIndex
CREATE INDEX "Grant_accountId_endedAt_idx" ON "Grant"("accountId", "endedAt");

-- CreateIndex
CREATE INDEX "Grant_schoolId_post_endedAt_idx" ON "Grant"("schoolId", "post", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "SignInToken_tokenHash_key" ON "SignInToken"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInToken_accountId_idx" ON "SignInToken"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_reference_key" ON "Document"("reference");

-- CreateIndex
CREATE INDEX "Document_schoolId_requestId_idx" ON "Document"("schoolId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_requestId_basis_key" ON "Document"("requestId", "basis");

-- CreateIndex
CREATE INDEX "Person_schoolId_searchName_idx" ON "Person"("schoolId", "searchName");

-- CreateIndex
CREATE INDEX "Person_schoolId_familyName_givenName_idx" ON "Person"("schoolId", "familyName", "givenName");

-- CreateIndex
CREATE INDEX "Person_schoolId_email_idx" ON "Person"("schoolId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_schoolId_upn_key" ON "Person"("schoolId", "upn");

-- CreateIndex
CREATE INDEX "Membership_schoolId_kind_endsOn_idx" ON "Membership"("schoolId", "kind", "endsOn");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolClass_schoolId_academicYear_name_key" ON "SchoolClass"("schoolId", "academicYear", "name");

-- CreateIndex
CREATE INDEX "Enrolment_schoolId_classId_idx" ON "Enrolment"("schoolId", "classId");

-- CreateIndex
CREATE INDEX "Enrolment_personId_idx" ON "Enrolment"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_schoolId_academicYear_personId_key" ON "Enrolment"("schoolId", "academicYear", "personId");

-- CreateIndex
CREATE INDEX "Guardianship_schoolId_pupilId_idx" ON "Guardianship"("schoolId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "Guardianship_schoolId_parentId_pupilId_key" ON "Guardianship"("schoolId", "parentId", "pupilId");

-- CreateIndex
CREATE INDEX "Policy_schoolId_idx" ON "Policy"("schoolId");

-- CreateIndex
CREATE INDEX "Policy_trustId_idx" ON "Policy"("trustId");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyVersion_policyId_number_key" ON "PolicyVersion"("policyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Adoption_schoolId_policyVersionId_key" ON "Adoption"("schoolId", "policyVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_schoolId_policyId_audience_key" ON "Agreement"("schoolId", "policyId", "audience");

-- CreateIndex
CREATE INDEX "AgreementVersion_schoolId_idx" ON "AgreementVersion"("schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementVersion_agreementId_number_key" ON "AgreementVersion"("agreementId", "number");

-- CreateIndex
CREATE INDEX "Round_schoolId_status_idx" ON "Round"("schoolId", "status");

-- CreateIndex
CREATE INDEX "Request_schoolId_roundId_state_idx" ON "Request"("schoolId", "roundId", "state");

-- CreateIndex
CREATE INDEX "Request_schoolId_roundId_audience_state_idx" ON "Request"("schoolId", "roundId", "audience", "state");

-- CreateIndex
CREATE INDEX "Request_schoolId_roundId_classId_idx" ON "Request"("schoolId", "roundId", "classId");

-- CreateIndex
CREATE INDEX "Request_schoolId_personId_idx" ON "Request"("schoolId", "personId");

-- CreateIndex
CREATE INDEX "Request_schoolId_pupilId_idx" ON "Request"("schoolId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "Request_schoolId_roundId_agreementId_personId_capacity_occa_key" ON "Request"("schoolId", "roundId", "agreementId", "personId", "capacity", "occasion");

-- CreateIndex
CREATE UNIQUE INDEX "Slot_currentResponseId_key" ON "Slot"("currentResponseId");

-- CreateIndex
CREATE INDEX "Slot_schoolId_personId_idx" ON "Slot"("schoolId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Slot_requestId_kind_personId_key" ON "Slot"("requestId", "kind", "personId");

-- CreateIndex
CREATE INDEX "AuditEntry_schoolId_at_idx" ON "AuditEntry"("schoolId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_schoolId_subject_idx" ON "AuditEntry"("schoolId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Message_key_key" ON "Message"("key");

-- CreateIndex
CREATE INDEX "Message_schoolId_createdAt_idx" ON "Message"("schoolId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_to_idx" ON "Message"("to");

-- CreateIndex
CREATE UNIQUE INDEX "School_urn_key" ON "School"("urn");

-- CreateIndex
CREATE UNIQUE INDEX "SetupCode_codeHash_key" ON "SetupCode"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "Response_reference_key" ON "Response"("reference");

-- CreateIndex
CREATE INDEX "Response_schoolId_requestId_idx" ON "Response"("schoolId", "requestId");

-- CreateIndex
CREATE INDEX "Response_schoolId_signerId_idx" ON "Response"("schoolId", "signerId");

-- CreateIndex
CREATE UNIQUE INDEX "Response_slotId_number_key" ON "Response"("slotId", "number");

-- CreateIndex
CREATE INDEX "EvidenceEntry_responseId_idx" ON "EvidenceEntry"("responseId");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceEntry_schoolId_sequence_key" ON "EvidenceEntry"("schoolId", "sequence");

-- CreateIndex
CREATE INDEX "EvidenceSection_schoolId_idx" ON "EvidenceSection"("schoolId");

-- CreateIndex
CREATE INDEX "ChainKey_schoolId_idx" ON "ChainKey"("schoolId");

-- CreateIndex
CREATE INDEX "Checkpoint_schoolId_sequence_idx" ON "Checkpoint"("schoolId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "SigningLink_tokenHash_key" ON "SigningLink"("tokenHash");

-- CreateIndex
CREATE INDEX "SigningLink_schoolId_personId_roundId_idx" ON "SigningLink"("schoolId", "personId", "roundId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkSession_secretHash_key" ON "LinkSession"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "ClassSession_codeHash_key" ON "ClassSession"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "ClassSession_deviceHash_key" ON "ClassSession"("deviceHash");

-- CreateIndex
CREATE INDEX "ClassSession_schoolId_classId_idx" ON "ClassSession"("schoolId", "classId");

-- CreateIndex
CREATE INDEX "SigningDraft_updatedAt_idx" ON "SigningDraft"("updatedAt");

-- AddForeignKey
ALTER TABLE "AccountPerson" ADD CONSTRAINT "AccountPerson_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPerson" ADD CONSTRAINT "AccountPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_classId_fkey" FOREIGN KEY ("classId") REFERENCES "SchoolClass"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInToken" ADD CONSTRAINT "SignInToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolClass" ADD CONSTRAINT "SchoolClass_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "SchoolClass"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardianship" ADD CONSTRAINT "Guardianship_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardianship" ADD CONSTRAINT "Guardianship_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardianship" ADD CONSTRAINT "Guardianship_pupilId_fkey" FOREIGN KEY ("pupilId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_policyVersionId_fkey" FOREIGN KEY ("policyVersionId") REFERENCES "PolicyVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_policyVersionId_fkey" FOREIGN KEY ("policyVersionId") REFERENCES "PolicyVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAgreement" ADD CONSTRAINT "RoundAgreement_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAgreement" ADD CONSTRAINT "RoundAgreement_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundAgreement" ADD CONSTRAINT "RoundAgreement_agreementVersionId_fkey" FOREIGN KEY ("agreementVersionId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_agreementVersionId_fkey" FOREIGN KEY ("agreementVersionId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_pupilId_fkey" FOREIGN KEY ("pupilId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Slot" ADD CONSTRAINT "Slot_currentResponseId_fkey" FOREIGN KEY ("currentResponseId") REFERENCES "Response"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundCount" ADD CONSTRAINT "RoundCount_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "School" ADD CONSTRAINT "School_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_agreementVersionId_fkey" FOREIGN KEY ("agreementVersionId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_signerId_fkey" FOREIGN KEY ("signerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResponseTakenBack" ADD CONSTRAINT "ResponseTakenBack_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceEntry" ADD CONSTRAINT "EvidenceEntry_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceEntry" ADD CONSTRAINT "EvidenceEntry_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceSection" ADD CONSTRAINT "EvidenceSection_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "EvidenceEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceSection" ADD CONSTRAINT "EvidenceSection_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChainHead" ADD CONSTRAINT "ChainHead_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChainKey" ADD CONSTRAINT "ChainKey_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Checkpoint" ADD CONSTRAINT "Checkpoint_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Checkpoint" ADD CONSTRAINT "Checkpoint_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "ChainKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SigningLink" ADD CONSTRAINT "SigningLink_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SigningLink" ADD CONSTRAINT "SigningLink_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SigningLink" ADD CONSTRAINT "SigningLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkSession" ADD CONSTRAINT "LinkSession_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "SigningLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassSession" ADD CONSTRAINT "ClassSession_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassSession" ADD CONSTRAINT "ClassSession_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassSession" ADD CONSTRAINT "ClassSession_classId_fkey" FOREIGN KEY ("classId") REFERENCES "SchoolClass"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SigningDraft" ADD CONSTRAINT "SigningDraft_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "Slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
