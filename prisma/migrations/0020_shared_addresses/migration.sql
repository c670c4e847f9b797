-- Two people who share an address may each have an account of their own.

-- DropIndex
DROP INDEX "Account_email_key";

-- CreateIndex
CREATE INDEX "Account_email_idx" ON "Account"("email");
