-- Expand: the directory. What a person is found by stands in one row beside the person, kept by the statement that changes
-- the person, the parents who answer for a pupil, or a class.

CREATE TABLE "DirectoryEntry" (
    "personId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "archived" BOOLEAN NOT NULL,
    "sortName" TEXT NOT NULL,
    "own" TEXT NOT NULL,
    "relatives" TEXT NOT NULL,
    "places" TEXT NOT NULL,

    CONSTRAINT "DirectoryEntry_pkey" PRIMARY KEY ("personId")
);
CREATE INDEX "DirectoryEntry_searched" ON "DirectoryEntry" USING GIN ("own" gin_trgm_ops, "relatives" gin_trgm_ops, "places" gin_trgm_ops);
CREATE INDEX "DirectoryEntry_schoolId_archived_sortName_personId_idx" ON "DirectoryEntry"("schoolId", "archived", "sortName", "personId");

-- A number as it is dialled here and as it is dialled from abroad.
CREATE FUNCTION directory_phone(phone text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN digits LIKE '0%' THEN digits || ' 44' || substr(digits, 2) ELSE digits END
  FROM (SELECT regexp_replace(regexp_replace(phone, '^\s*(\+|00)\s*44\s*(\(0\))?', '0'), '\D', '', 'g') AS digits) AS dialled
$$;

-- The words of a class's name without accents, case and apostrophes, each led by the academic year.
CREATE FUNCTION directory_place(year int, name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT year || regexp_replace(
    btrim(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f''‘’ʻʼ`´]', '', 'g'))), '\s+', ' ' || year, 'g')
$$;

CREATE FUNCTION refresh_directory(people uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "DirectoryEntry" AS kept ("personId", "schoolId", archived, "sortName", own, relatives, places)
  SELECT person.id, person."schoolId", person."archivedAt" IS NOT NULL, person."familyName" || E'\t' || person."givenName",
    concat_ws(' ', person."searchName", lower(person.email), directory_phone(person.phone)),
    coalesce((
      SELECT string_agg(parent."searchName", ' ' ORDER BY parent.id)
      FROM "Guardianship" tie JOIN "Person" parent ON parent.id = tie."parentId"
      WHERE tie."schoolId" = person."schoolId" AND tie."pupilId" = person.id AND tie."endedOn" IS NULL), ''),
    coalesce((
      SELECT string_agg(directory_place(class."academicYear", class.name), ' ' ORDER BY class."academicYear")
      FROM "Enrolment" place JOIN "SchoolClass" class ON class.id = place."classId"
      WHERE place."personId" = person.id), '')
  FROM "Person" person WHERE person.id = ANY(people)
  -- One order, so that two statements never wait for each other.
  ORDER BY person.id
  ON CONFLICT ("personId") DO UPDATE
  SET "schoolId" = excluded."schoolId", archived = excluded.archived, "sortName" = excluded."sortName", own = excluded.own,
    relatives = excluded.relatives, places = excluded.places
  WHERE (kept."schoolId", kept.archived, kept."sortName", kept.own, kept.relatives, kept.places)
    IS DISTINCT FROM (excluded."schoolId", excluded.archived, excluded."sortName", excluded.own, excluded.relatives, excluded.places)
$$;

CREATE FUNCTION keep_directory_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_directory(ARRAY(SELECT id FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    DELETE FROM "DirectoryEntry" WHERE "personId" IN (SELECT id FROM removed);
  ELSE
    PERFORM refresh_directory(ARRAY(
      WITH changed AS (
        SELECT now_so.id, now_so."schoolId", now_so."searchName" <> before."searchName" AS renamed
        FROM added AS now_so JOIN removed AS before USING (id)
        WHERE (now_so."searchName", now_so."familyName", now_so."givenName", now_so.email, now_so.phone, now_so."archivedAt" IS NULL)
          IS DISTINCT FROM (before."searchName", before."familyName", before."givenName", before.email, before.phone, before."archivedAt" IS NULL)
      )
      SELECT id FROM changed
      UNION SELECT tie."pupilId" FROM changed JOIN "Guardianship" tie ON tie."schoolId" = changed."schoolId" AND tie."parentId" = changed.id
      WHERE changed.renamed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directory_insert AFTER INSERT ON "Person"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_people();
CREATE TRIGGER directory_update AFTER UPDATE ON "Person"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_people();
CREATE TRIGGER directory_delete AFTER DELETE ON "Person"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_people();

CREATE FUNCTION keep_directory_of_ties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_directory(ARRAY(SELECT "pupilId" FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_directory(ARRAY(SELECT "pupilId" FROM removed));
  ELSE
    PERFORM refresh_directory(ARRAY(SELECT "pupilId" FROM added UNION SELECT "pupilId" FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directory_insert AFTER INSERT ON "Guardianship"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_ties();
CREATE TRIGGER directory_update AFTER UPDATE ON "Guardianship"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_ties();
CREATE TRIGGER directory_delete AFTER DELETE ON "Guardianship"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_ties();

CREATE FUNCTION keep_directory_of_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refresh_directory(ARRAY(SELECT "personId" FROM added WHERE "classId" IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM refresh_directory(ARRAY(SELECT "personId" FROM removed));
  ELSE
    PERFORM refresh_directory(ARRAY(SELECT "personId" FROM added UNION SELECT "personId" FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directory_insert AFTER INSERT ON "Enrolment"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_places();
CREATE TRIGGER directory_update AFTER UPDATE ON "Enrolment"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_places();
CREATE TRIGGER directory_delete AFTER DELETE ON "Enrolment"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_places();

CREATE FUNCTION keep_directory_of_classes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_directory(ARRAY(
    SELECT place."personId" FROM added AS now_so JOIN removed AS before USING (id)
    JOIN "Enrolment" place ON place."schoolId" = now_so."schoolId" AND place."classId" = now_so.id
    WHERE (now_so.name, now_so."academicYear") IS DISTINCT FROM (before.name, before."academicYear")));
  RETURN NULL;
END $$;
CREATE TRIGGER directory_update AFTER UPDATE ON "SchoolClass"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_directory_of_classes();
