-- Expand: forms printed on paper, each with the code that stands on its pages.
-- CreateEnum
CREATE TYPE "FormStyle" AS ENUM ('standard', 'large_print', 'pictures');

-- CreateTable
CREATE TABLE "PrintedForm" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "schoolId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "agreementVersionId" UUID NOT NULL,
    "style" "FormStyle" NOT NULL,
    "pages" INTEGER NOT NULL,
    "printedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "printedById" UUID,

    CONSTRAINT "PrintedForm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PrintedForm_code_key" ON "PrintedForm"("code");

-- CreateIndex
CREATE INDEX "PrintedForm_schoolId_requestId_idx" ON "PrintedForm"("schoolId", "requestId");

-- AddForeignKey
ALTER TABLE "PrintedForm" ADD CONSTRAINT "PrintedForm_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrintedForm" ADD CONSTRAINT "PrintedForm_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
