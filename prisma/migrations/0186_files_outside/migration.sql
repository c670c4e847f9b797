-- Expand: the bytes of a kept file may stand in a store outside. The row stays, and says of which hash they are.

ALTER TABLE "StoredFile" ALTER COLUMN bytes DROP NOT NULL;
-- Those that are still to be handed over.
CREATE INDEX "StoredFile_here" ON "StoredFile" ("createdAt") WHERE bytes IS NOT NULL;

-- Empties a row whose bytes the store outside has taken; the row itself can be changed in no other way. Returns whether it did.
CREATE FUNCTION hand_over_file(school uuid, hash text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE handed integer;
BEGIN
  PERFORM set_config('countersign.erasing', 'yes', true);
  UPDATE "StoredFile" SET bytes = NULL WHERE "schoolId" = school AND sha256 = hash AND bytes IS NOT NULL;
  GET DIAGNOSTICS handed = ROW_COUNT;
  PERFORM set_config('countersign.erasing', '', true);
  RETURN handed > 0;
END $$;

-- Puts bytes back into an emptied row, if they are those of its hash. Returns whether it did.
CREATE FUNCTION take_back_file(school uuid, hash text, content bytea) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE taken integer;
BEGIN
  PERFORM set_config('countersign.erasing', 'yes', true);
  UPDATE "StoredFile" SET bytes = content
    WHERE "schoolId" = school AND sha256 = hash AND bytes IS NULL AND encode(sha256(content), 'hex') = hash;
  GET DIAGNOSTICS taken = ROW_COUNT;
  PERFORM set_config('countersign.erasing', '', true);
  RETURN taken > 0;
END $$;
