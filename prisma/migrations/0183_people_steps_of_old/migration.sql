-- Backfill: the people who were there before.

INSERT INTO "PeopleStep" ("schoolId", until, step)
SELECT "schoolId", 'infinity', count(*) FROM "Person" WHERE "archivedAt" IS NULL GROUP BY 1;
INSERT INTO "PeopleStep" ("schoolId", kind, until, step)
SELECT person."schoolId", each.kind, each.until, count(*)
FROM kinds_of_people(ARRAY(SELECT id FROM "Person" WHERE "archivedAt" IS NULL)) AS each JOIN "Person" person ON person.id = each.person
GROUP BY 1, 2, 3;
