-- Expand: the pictures of paper forms go with what an approved item of a plan lets go.

-- Deletes the pages of scans that belong to what an approved item lets go, and their pictures unless the page of another form
-- has the same; returns how many pages.
CREATE FUNCTION erase_scans(item uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  school CONSTANT uuid := (SELECT "schoolId" FROM "ErasureItem" WHERE id = item);
  requests CONSTANT uuid[] := ARRAY(SELECT requests_to_erase(item));
  pictures text[];
  pages integer;
BEGIN
  pictures := ARRAY(
    SELECT DISTINCT sha256 FROM "ScanPage"
    WHERE "schoolId" = school AND "requestId" = ANY(requests) AND sha256 IS NOT NULL);
  DELETE FROM "ScanPage" WHERE "schoolId" = school AND "requestId" = ANY(requests);
  GET DIAGNOSTICS pages = ROW_COUNT;
  IF cardinality(pictures) > 0 THEN
    PERFORM set_config('countersign.erasing', 'yes', true);
    DELETE FROM "StoredFile" file
    WHERE file."schoolId" = school AND file.sha256 = ANY(pictures) AND file."contentType" = 'image/jpeg'
      AND NOT EXISTS (SELECT FROM "ScanPage" other WHERE other."schoolId" = school AND other.sha256 = file.sha256);
    PERFORM set_config('countersign.erasing', '', true);
  END IF;
  RETURN pages;
END $$;
