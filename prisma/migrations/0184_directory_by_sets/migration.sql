-- Mend: entries of many people at once are put together by joins over all of them, and no longer by a look for each.

CREATE OR REPLACE FUNCTION refresh_directory(people uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH asked AS MATERIALIZED (
    SELECT person.id, person."schoolId", person."archivedAt", person."familyName", person."givenName", person."searchName", person.email, person.phone
    FROM (SELECT DISTINCT unnest(people) AS id) AS wanted JOIN "Person" person USING (id)
  ), relatives AS (
    SELECT asked.id, string_agg(parent."searchName", ' ' ORDER BY parent.id) AS names
    FROM asked JOIN "Guardianship" tie ON tie."schoolId" = asked."schoolId" AND tie."pupilId" = asked.id AND tie."endedOn" IS NULL
    JOIN "Person" parent ON parent.id = tie."parentId"
    GROUP BY asked.id
  ), places AS (
    SELECT asked.id, string_agg(directory_place(class."academicYear", class.name), ' ' ORDER BY class."academicYear") AS names
    FROM asked JOIN "Enrolment" place ON place."personId" = asked.id JOIN "SchoolClass" class ON class.id = place."classId"
    GROUP BY asked.id
  )
  INSERT INTO "DirectoryEntry" AS kept ("personId", "schoolId", archived, "sortName", own, relatives, places)
  SELECT asked.id, asked."schoolId", asked."archivedAt" IS NOT NULL, asked."familyName" || E'\t' || asked."givenName",
    concat_ws(' ', asked."searchName", lower(asked.email), directory_phone(asked.phone)),
    coalesce(relatives.names, ''), coalesce(places.names, '')
  FROM asked LEFT JOIN relatives ON relatives.id = asked.id LEFT JOIN places ON places.id = asked.id
  -- One order, so that two statements never wait for each other.
  ORDER BY asked.id
  ON CONFLICT ("personId") DO UPDATE
  SET "schoolId" = excluded."schoolId", archived = excluded.archived, "sortName" = excluded."sortName", own = excluded.own,
    relatives = excluded.relatives, places = excluded.places
  WHERE (kept."schoolId", kept.archived, kept."sortName", kept.own, kept.relatives, kept.places)
    IS DISTINCT FROM (excluded."schoolId", excluded.archived, excluded."sortName", excluded.own, excluded.relatives, excluded.places)
$$;
