-- Expand: the ways by which something signed goes after its time. Each looks for itself whether it may; nothing else gets past
-- the triggers, and the application's role can change none of these tables but through them.

DROP FUNCTION erase_evidence_section(uuid, "SectionName");

-- As refuse_change(), but for what the functions below do; the role that runs has no such right to hide behind the setting.
CREATE FUNCTION refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('countersign.erasing', true) = 'yes' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['StoredFile', 'ResponseTakenBack', 'AuditEntry']
  LOOP
    EXECUTE format('DROP TRIGGER append_only ON %I', name);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_unless_erasing()', name);
  END LOOP;
END $$;

-- The requests whose signed content an item lets go; refuses one that no headteacher approved, that is not due, whose person is
-- still here, or that somebody holds.
CREATE FUNCTION requests_to_erase(item uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
  listed "ErasureItem";
  today CONSTANT date := (now() AT TIME ZONE 'Europe/London')::date;
  found_ids uuid[];
BEGIN
  SELECT one.* INTO listed FROM "ErasureItem" one JOIN "ErasurePlan" plan ON plan.id = one."planId"
  WHERE one.id = item AND one.state = 'waiting' AND one."dueOn" <= today
    AND plan.state = 'approved' AND plan."approvedAt" IS NOT NULL AND plan."approvedById" IS NOT NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'erasure item % is not approved and due', item USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF listed."requestId" IS NULL THEN
    IF EXISTS (
      SELECT FROM "Membership" WHERE "personId" = listed."personId" AND ("endsOn" IS NULL OR "endsOn" > today)
    ) THEN
      RAISE EXCEPTION 'the person of erasure item % is still at the school', item USING ERRCODE = 'insufficient_privilege';
    END IF;
    found_ids := ARRAY(SELECT id FROM "Request" WHERE "schoolId" = listed."schoolId" AND "personId" = listed."personId");
  ELSE
    found_ids := ARRAY(
      SELECT id FROM "Request"
      WHERE id = listed."requestId" AND "schoolId" = listed."schoolId" AND "personId" = listed."personId"
    );
  END IF;
  IF EXISTS (
    SELECT FROM "LegalHold" held WHERE held."endedAt" IS NULL AND (held."personId" = listed."personId" OR held."personId" IN (
      SELECT "signerId" FROM "Response" WHERE "schoolId" = listed."schoolId" AND "requestId" = ANY(found_ids)))
  ) THEN
    RAISE EXCEPTION 'what erasure item % names is held', item USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT unnest(found_ids);
END $$;

-- Deletes the sections that an erasure entry of the chain names, and no others: network sections after twelve months, any section
-- of what an approved item lets go. Nothing goes without the chain saying so.
CREATE FUNCTION erase_sections(erasure uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  entry "EvidenceEntry";
  said jsonb;
  requests uuid[] := '{}';
  erased integer;
BEGIN
  SELECT * INTO entry FROM "EvidenceEntry" WHERE id = erasure AND kind = 'erasure';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure entry %', erasure USING ERRCODE = 'insufficient_privilege';
  END IF;
  said := entry.envelope::jsonb;
  IF said->>'cause' = 'retention' THEN
    requests := ARRAY(SELECT requests_to_erase((said->>'item')::uuid));
  ELSIF said->>'cause' IS DISTINCT FROM 'network_age' THEN
    RAISE EXCEPTION 'erasure entry % has no cause that is known', erasure USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('countersign.erasing', 'yes', true);
  DELETE FROM "EvidenceSection" section
  USING jsonb_to_recordset(said->'erases') AS named(sequence integer, section "SectionName"), "EvidenceEntry" earlier
  WHERE earlier."schoolId" = entry."schoolId" AND earlier.sequence = named.sequence AND earlier.sequence < entry.sequence
    AND section."entryId" = earlier.id AND section.name = named.section
    AND CASE said->>'cause'
      WHEN 'network_age' THEN named.section = 'network' AND earlier."createdAt" < now() - interval '12 months'
      ELSE EXISTS (SELECT FROM "Response" WHERE id = earlier."responseId" AND "requestId" = ANY(requests))
    END;
  GET DIAGNOSTICS erased = ROW_COUNT;
  PERFORM set_config('countersign.erasing', '', true);
  IF erased <> jsonb_array_length(said->'erases') THEN
    RAISE EXCEPTION 'erasure entry % names what may not be erased', erasure USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN erased;
END $$;

-- Deletes the kept copies of what an approved item lets go, and drawn marks that no section names any more; the records of the
-- copies stay, with when their file went. Returns how many copies.
CREATE FUNCTION erase_files(item uuid, marks text[]) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  school CONSTANT uuid := (SELECT "schoolId" FROM "ErasureItem" WHERE id = item);
  requests CONSTANT uuid[] := ARRAY(SELECT requests_to_erase(item));
  copies text[];
BEGIN
  WITH gone AS (
    INSERT INTO "ErasedDocument" ("documentId", "schoolId", "itemId")
    SELECT id, "schoolId", item FROM "Document" WHERE "schoolId" = school AND "requestId" = ANY(requests)
    ON CONFLICT DO NOTHING RETURNING "documentId"
  ) SELECT coalesce(array_agg(document.sha256), '{}') INTO copies FROM gone JOIN "Document" document ON document.id = gone."documentId";
  PERFORM set_config('countersign.erasing', 'yes', true);
  DELETE FROM "StoredFile" file WHERE file."schoolId" = school AND file.sha256 = ANY(copies)
    AND NOT EXISTS (
      SELECT FROM "Document" other WHERE other."schoolId" = school AND other.sha256 = file.sha256
        AND NOT EXISTS (SELECT FROM "ErasedDocument" gone WHERE gone."documentId" = other.id));
  IF cardinality(marks) > 0 THEN
    DELETE FROM "StoredFile" file WHERE file."schoolId" = school AND file.sha256 = ANY(marks) AND file."contentType" = 'image/png'
      AND NOT EXISTS (
        SELECT FROM "EvidenceSection" section WHERE section."schoolId" = school AND section.name = 'act'
          AND section.content::jsonb->>'markSha256' = file.sha256);
  END IF;
  PERFORM set_config('countersign.erasing', '', true);
  RETURN cardinality(copies);
END $$;

-- Takes out what somebody typed about the person of an approved item: reasons of takings back, and in the trail.
CREATE FUNCTION erase_typed_words(item uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  listed "ErasureItem";
  requests CONSTANT uuid[] := ARRAY(SELECT requests_to_erase(item));
  subjects text[];
  typed CONSTANT text[] := ARRAY['reason', 'relationship', 'note', 'address'];
  changed integer;
BEGIN
  SELECT * INTO listed FROM "ErasureItem" WHERE id = item;
  subjects := requests::text[];
  IF listed."requestId" IS NULL THEN
    subjects := subjects || listed."personId"::text || ARRAY(
      SELECT own."accountId"::text FROM "AccountPerson" own WHERE own."personId" = listed."personId"
        AND NOT EXISTS (SELECT FROM "AccountPerson" other WHERE other."accountId" = own."accountId" AND other."personId" <> own."personId"));
  END IF;
  PERFORM set_config('countersign.erasing', 'yes', true);
  UPDATE "ResponseTakenBack" back SET reason = '' FROM "Response" response
  WHERE response.id = back."responseId" AND response."requestId" = ANY(requests);
  UPDATE "AuditEntry" SET before = before - typed, after = after - typed
  WHERE "schoolId" = listed."schoolId" AND subject = ANY(subjects) AND (before ?| typed OR after ?| typed);
  GET DIAGNOSTICS changed = ROW_COUNT;
  PERFORM set_config('countersign.erasing', '', true);
  RETURN changed;
END $$;
