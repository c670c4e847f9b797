-- Expand: search by any part of a name or an address. The extension is trusted: the owner of the database may create it.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "Person_searched" ON "Person" USING GIN ("searchName" gin_trgm_ops, "email" gin_trgm_ops);
-- It found names by their beginning, which nothing asks for.
DROP INDEX "Person_schoolId_searchName_idx";
