-- Expand: small counts beside the requests, kept by the statement that changes a state, so that the dashboard's cost
-- does not grow with the history. Rows are touched in one order, so that two statements never wait for each other.

CREATE FUNCTION apply_round_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RoundCount" AS kept ("schoolId", "roundId", audience, "classId", "yearGroup", state, count)
  SELECT changes.* FROM (
    SELECT "schoolId", "roundId", audience,
      coalesce("classId", '00000000-0000-0000-0000-000000000000'::uuid) AS "classId",
      coalesce("yearGroup", -99) AS "yearGroup", state, sum(step)::int AS count
    FROM (
      SELECT "schoolId", "roundId", audience, "classId", "yearGroup", state, 1 AS step FROM added
      UNION ALL
      SELECT "schoolId", "roundId", audience, "classId", "yearGroup", state, -1 FROM removed
    ) AS steps
    GROUP BY 1, 2, 3, 4, 5, 6
    HAVING sum(step) <> 0
    ORDER BY 1, 2, 3, 4, 5, 6
  ) AS changes
  ON CONFLICT ("schoolId", "roundId", audience, "classId", "yearGroup", state)
  DO UPDATE SET count = kept.count + excluded.count;
  RETURN NULL;
END $$;

CREATE FUNCTION count_added_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RoundCount" AS kept ("schoolId", "roundId", audience, "classId", "yearGroup", state, count)
  SELECT "schoolId", "roundId", audience,
    coalesce("classId", '00000000-0000-0000-0000-000000000000'::uuid), coalesce("yearGroup", -99), state, count(*)::int
  FROM added GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT ("schoolId", "roundId", audience, "classId", "yearGroup", state)
  DO UPDATE SET count = kept.count + excluded.count;
  RETURN NULL;
END $$;

CREATE TRIGGER round_counts_insert AFTER INSERT ON "Request"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added_requests();
CREATE TRIGGER round_counts_update AFTER UPDATE ON "Request"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION apply_round_counts();
-- A request is never deleted: it is closed with a reason.
CREATE TRIGGER never_deleted BEFORE DELETE ON "Request" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON "Request" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
