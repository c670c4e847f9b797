-- Expand: rules that hold for every row, whoever writes it.

ALTER TABLE "School" ADD CONSTRAINT "School_accent_is_hex" CHECK (accent ~ '^#[0-9a-f]{6}$');
ALTER TABLE "School" ADD CONSTRAINT "School_year_groups" CHECK ("firstSigningYear" BETWEEN -1 AND 14 AND "lastYoungerYear" BETWEEN -1 AND 13);
ALTER TABLE "Person" ADD CONSTRAINT "Person_has_a_name" CHECK (length(btrim("displayName")) > 0);
ALTER TABLE "Person" ADD CONSTRAINT "Person_email_is_lower_case" CHECK (email = lower(email));
ALTER TABLE "Account" ADD CONSTRAINT "Account_email_is_lower_case" CHECK (email = lower(email));
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_ends_after_start" CHECK ("endsOn" IS NULL OR "endsOn" >= "startsOn");
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_year_group" CHECK ("yearGroup" BETWEEN -1 AND 13);
ALTER TABLE "Guardianship" ADD CONSTRAINT "Guardianship_of_another" CHECK ("parentId" <> "pupilId");
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_at_one_place" CHECK (("schoolId" IS NULL) <> ("trustId" IS NULL));
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_trust_officer_at_trust" CHECK ((post = 'trust_officer') = ("trustId" IS NOT NULL));
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_class_for_teacher" CHECK ("classId" IS NULL OR post = 'class_teacher');
CREATE UNIQUE INDEX "Grant_once" ON "Grant" ("accountId", post, coalesce("schoolId", "trustId"), coalesce("classId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "endedAt" IS NULL;
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_of_school_or_trust" CHECK (("schoolId" IS NULL) <> ("trustId" IS NULL));
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_published_is_hashed" CHECK (status <> 'published' OR (sha256 IS NOT NULL AND "publishedAt" IS NOT NULL));
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_published_is_hashed" CHECK (status <> 'published' OR (sha256 IS NOT NULL AND "canonicalText" IS NOT NULL AND "publishedAt" IS NOT NULL));
ALTER TABLE "Round" ADD CONSTRAINT "Round_due_after_opening" CHECK ("dueOn" >= "opensOn");
ALTER TABLE "Request" ADD CONSTRAINT "Request_exempt_for_a_reason" CHECK (state <> 'exempt' OR "exemptReason" IS NOT NULL);
ALTER TABLE "Request" ADD CONSTRAINT "Request_closed_for_a_reason" CHECK (state <> 'closed' OR "closedReason" IS NOT NULL);
ALTER TABLE "Request" ADD CONSTRAINT "Request_complete_at_a_time" CHECK (state <> 'complete' OR "completedAt" IS NOT NULL);
ALTER TABLE "EvidenceEntry" ADD CONSTRAINT "EvidenceEntry_hashes" CHECK (sequence > 0 AND hash ~ '^[0-9a-f]{64}$' AND "previousHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "RoundCount" ADD CONSTRAINT "RoundCount_not_negative" CHECK (count >= 0);
