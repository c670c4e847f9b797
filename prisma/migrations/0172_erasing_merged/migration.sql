-- Expand: whoever is erased is erased with the records that were merged into theirs.

-- The requests whose signed content an item lets go; refuses one that no headteacher approved, that is not due, whose person is
-- still here, or that somebody holds.
CREATE OR REPLACE FUNCTION requests_to_erase(item uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
  listed "ErasureItem";
  today CONSTANT date := (now() AT TIME ZONE 'Europe/London')::date;
  found_ids uuid[];
  -- The person's record and those that were merged into it.
  records uuid[];
BEGIN
  SELECT one.* INTO listed FROM "ErasureItem" one JOIN "ErasurePlan" plan ON plan.id = one."planId"
  WHERE one.id = item AND one.state = 'waiting' AND one."dueOn" <= today
    AND plan.state = 'approved' AND plan."approvedAt" IS NOT NULL AND plan."approvedById" IS NOT NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'erasure item % is not approved and due', item USING ERRCODE = 'insufficient_privilege';
  END IF;
  records := ARRAY(
    WITH RECURSIVE same AS (
      SELECT listed."personId" AS id
      UNION SELECT person.id FROM "Person" person JOIN same ON person."mergedIntoId" = same.id
    ) SELECT id FROM same);
  IF listed."requestId" IS NULL THEN
    IF EXISTS (
      SELECT FROM "Membership" WHERE "personId" = ANY(records) AND ("endsOn" IS NULL OR "endsOn" > today)
    ) THEN
      RAISE EXCEPTION 'the person of erasure item % is still at the school', item USING ERRCODE = 'insufficient_privilege';
    END IF;
    found_ids := ARRAY(SELECT id FROM "Request" WHERE "schoolId" = listed."schoolId" AND "personId" = ANY(records));
  ELSE
    found_ids := ARRAY(
      SELECT id FROM "Request"
      WHERE id = listed."requestId" AND "schoolId" = listed."schoolId" AND "personId" = ANY(records)
    );
  END IF;
  IF EXISTS (
    SELECT FROM "LegalHold" held WHERE held."endedAt" IS NULL AND (held."personId" = ANY(records) OR held."personId" IN (
      SELECT "signerId" FROM "Response" WHERE "schoolId" = listed."schoolId" AND "requestId" = ANY(found_ids)))
  ) THEN
    RAISE EXCEPTION 'what erasure item % names is held', item USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT unnest(found_ids);
END $$;

-- Takes out what somebody typed about the person of an approved item: reasons of takings back, and in the trail.
CREATE OR REPLACE FUNCTION erase_typed_words(item uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  listed "ErasureItem";
  requests CONSTANT uuid[] := ARRAY(SELECT requests_to_erase(item));
  subjects text[];
  records uuid[];
  typed CONSTANT text[] := ARRAY['reason', 'relationship', 'note', 'address'];
  changed integer;
BEGIN
  SELECT * INTO listed FROM "ErasureItem" WHERE id = item;
  subjects := requests::text[];
  IF listed."requestId" IS NULL THEN
    records := ARRAY(
      WITH RECURSIVE same AS (
        SELECT listed."personId" AS id
        UNION SELECT person.id FROM "Person" person JOIN same ON person."mergedIntoId" = same.id
      ) SELECT id FROM same);
    subjects := subjects || records::text[] || ARRAY(
      SELECT own."accountId"::text FROM "AccountPerson" own WHERE own."personId" = ANY(records)
        AND NOT EXISTS (SELECT FROM "AccountPerson" other WHERE other."accountId" = own."accountId" AND NOT other."personId" = ANY(records)));
  END IF;
  PERFORM set_config('countersign.erasing', 'yes', true);
  UPDATE "ResponseTakenBack" back SET reason = '' FROM "Response" response
  WHERE response.id = back."responseId" AND response."schoolId" = listed."schoolId" AND response."requestId" = ANY(requests);
  UPDATE "AuditEntry" SET before = before - typed, after = after - typed
  WHERE "schoolId" = listed."schoolId" AND subject = ANY(subjects) AND (before ?| typed OR after ?| typed);
  GET DIAGNOSTICS changed = ROW_COUNT;
  PERFORM set_config('countersign.erasing', '', true);
  RETURN changed;
END $$;
