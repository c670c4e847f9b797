-- Expand: a published form keeps, beside the text that is signed, the draft with its marks, from which the next version begins.
ALTER TABLE "AgreementVersion" ADD COLUMN "draftContent" JSONB;
