-- Mend: an insert is checked before its conflict is looked at, so a step down inserted as -1 was refused as a negative
-- count. A step down is now an update; the rows are still touched in one order.

CREATE OR REPLACE FUNCTION apply_round_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE step record;
BEGIN
  FOR step IN
    SELECT "schoolId", "roundId", audience,
      coalesce("classId", '00000000-0000-0000-0000-000000000000'::uuid) AS "classId",
      coalesce("yearGroup", -99) AS "yearGroup", state, sum(steps)::int AS count
    FROM (
      SELECT "schoolId", "roundId", audience, "classId", "yearGroup", state, 1 AS steps FROM added
      UNION ALL
      SELECT "schoolId", "roundId", audience, "classId", "yearGroup", state, -1 FROM removed
    ) AS every
    GROUP BY 1, 2, 3, 4, 5, 6
    HAVING sum(steps) <> 0
    ORDER BY 1, 2, 3, 4, 5, 6
  LOOP
    IF step.count > 0 THEN
      INSERT INTO "RoundCount" AS kept ("schoolId", "roundId", audience, "classId", "yearGroup", state, count)
      VALUES (step."schoolId", step."roundId", step.audience, step."classId", step."yearGroup", step.state, step.count)
      ON CONFLICT ("schoolId", "roundId", audience, "classId", "yearGroup", state)
      DO UPDATE SET count = kept.count + excluded.count;
    ELSE
      UPDATE "RoundCount" SET count = count + step.count
      WHERE "schoolId" = step."schoolId" AND "roundId" = step."roundId" AND audience = step.audience
        AND "classId" = step."classId" AND "yearGroup" = step."yearGroup" AND state = step.state;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
