-- Backfill: the requests that were there before.

UPDATE "Request" AS request
SET "outstanding" = request.state NOT IN ('complete', 'exempt', 'closed'), "sortName" = person."familyName" || E'\t' || person."givenName"
FROM "Person" AS person WHERE person.id = request."personId";
