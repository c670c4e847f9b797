-- Expand: how many people are on the list of a school, and how many of each kind, as steps that are added by the statement
-- that changes them. Nobody waits for a step, and a few old ones are folded into one now and then.

CREATE TABLE "PeopleStep" (
    "id" BIGSERIAL NOT NULL,
    "schoolId" UUID NOT NULL,
    "kind" "MembershipKind",
    "until" DATE NOT NULL,
    "step" INTEGER NOT NULL,

    CONSTRAINT "PeopleStep_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "PeopleStep_schoolId_until_idx" ON "PeopleStep"("schoolId", "until");

-- Those that another transaction folds at this moment are left to it.
CREATE FUNCTION fold_people_steps(school uuid) RETURNS void LANGUAGE sql AS $$
  WITH old AS (
    DELETE FROM "PeopleStep" WHERE id IN (SELECT id FROM "PeopleStep" WHERE "schoolId" = school FOR UPDATE SKIP LOCKED)
    RETURNING kind, until, step
  )
  INSERT INTO "PeopleStep" ("schoolId", kind, until, step)
  SELECT school, kind, until, sum(step) FROM old GROUP BY kind, until HAVING sum(step) <> 0
$$;

CREATE FUNCTION fold_people_steps_now_and_then() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF random() < 0.02 THEN
    PERFORM fold_people_steps("schoolId") FROM (SELECT DISTINCT "schoolId" FROM added) AS schools;
  END IF;
  RETURN NULL;
END $$;

-- Until when each of some people is of each kind: the last day of their memberships of it.
CREATE FUNCTION kinds_of_people(people uuid[]) RETURNS TABLE (person uuid, kind "MembershipKind", until date) LANGUAGE sql STABLE AS $$
  SELECT "personId", kind, max(coalesce("endsOn", 'infinity')) FROM "Membership" WHERE "personId" = ANY(people) GROUP BY 1, 2
$$;

CREATE FUNCTION count_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "PeopleStep" ("schoolId", until, step)
    SELECT "schoolId", 'infinity', count(*) FROM added WHERE "archivedAt" IS NULL GROUP BY 1;
  ELSIF TG_OP = 'DELETE' THEN
    -- Their memberships went before them, or they could not go.
    INSERT INTO "PeopleStep" ("schoolId", until, step)
    SELECT "schoolId", 'infinity', -count(*) FROM removed WHERE "archivedAt" IS NULL GROUP BY 1;
  ELSE
    WITH changed AS MATERIALIZED (
      SELECT now_so.id, now_so."schoolId", CASE WHEN now_so."archivedAt" IS NULL THEN 1 ELSE -1 END AS step
      FROM added AS now_so JOIN removed AS before USING (id)
      WHERE (now_so."archivedAt" IS NULL) <> (before."archivedAt" IS NULL)
    )
    INSERT INTO "PeopleStep" ("schoolId", kind, until, step)
    SELECT "schoolId", NULL, 'infinity'::date, sum(step) FROM changed GROUP BY 1 HAVING sum(step) <> 0
    UNION ALL
    SELECT changed."schoolId", each.kind, each.until, sum(changed.step)
    FROM kinds_of_people(ARRAY(SELECT id FROM changed)) AS each JOIN changed ON changed.id = each.person
    GROUP BY 1, 2, 3 HAVING sum(changed.step) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER people_steps_insert AFTER INSERT ON "Person"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_people();
CREATE TRIGGER people_steps_update AFTER UPDATE ON "Person"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_people();
CREATE TRIGGER people_steps_delete AFTER DELETE ON "Person"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_people();

-- A person counts once for a kind, however many memberships of it they have: what stood before the statement is taken off
-- and what stands after it put on.
CREATE FUNCTION count_kinds(added_ids uuid[], removed_rows "Membership"[], people uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "PeopleStep" ("schoolId", kind, until, step)
  SELECT person."schoolId", steps.kind, steps.until, sum(steps.step)
  FROM (
    SELECT person, kind, until, 1 AS step FROM kinds_of_people(people)
    UNION ALL
    SELECT "personId", kind, max(coalesce("endsOn", 'infinity')), -1 FROM (
      SELECT "personId", kind, "endsOn" FROM "Membership" LEFT JOIN unnest(added_ids) AS fresh(id) USING (id)
      WHERE "personId" = ANY(people) AND fresh.id IS NULL
      UNION ALL
      SELECT "personId", kind, "endsOn" FROM unnest(removed_rows)
    ) AS before GROUP BY 1, 2
  ) AS steps
  JOIN "Person" person ON person.id = steps.person AND person."archivedAt" IS NULL
  GROUP BY 1, 2, 3 HAVING sum(steps.step) <> 0
$$;

CREATE FUNCTION count_memberships() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_kinds(ARRAY(SELECT id FROM added), '{}', ARRAY(SELECT DISTINCT "personId" FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM count_kinds('{}', ARRAY(SELECT ROW(removed.*)::"Membership" FROM removed), ARRAY(SELECT DISTINCT "personId" FROM removed));
  ELSE
    PERFORM count_kinds(ARRAY(SELECT id FROM added), ARRAY(SELECT ROW(removed.*)::"Membership" FROM removed),
      ARRAY(SELECT "personId" FROM added UNION SELECT "personId" FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER people_steps_insert AFTER INSERT ON "Membership"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_memberships();
CREATE TRIGGER people_steps_update AFTER UPDATE ON "Membership"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_memberships();
CREATE TRIGGER people_steps_delete AFTER DELETE ON "Membership"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_memberships();
CREATE TRIGGER folded AFTER INSERT ON "PeopleStep"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION fold_people_steps_now_and_then();
