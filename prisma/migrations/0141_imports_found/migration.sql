-- Expand: who and which ties were ever found in a roll, which answers hold for later imports, and what an import led to.

ALTER TABLE "Import" ADD COLUMN "remember" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "outcome" JSONB;

-- CreateTable
CREATE TABLE "ImportFound" (
    "schoolId" UUID NOT NULL,
    "rowId" UUID NOT NULL,
    "importId" UUID NOT NULL,

    CONSTRAINT "ImportFound_pkey" PRIMARY KEY ("schoolId","rowId")
);

-- CreateIndex
CREATE INDEX "ImportFound_importId_idx" ON "ImportFound"("importId");

-- AddForeignKey
ALTER TABLE "ImportFound" ADD CONSTRAINT "ImportFound_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
