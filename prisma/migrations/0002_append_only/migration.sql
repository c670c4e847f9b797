-- Expand: what was signed, recorded or published can never be changed, whoever asks.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Response', 'ResponseTakenBack', 'EvidenceEntry', 'Checkpoint', 'Document', 'StoredFile', 'AuditEntry']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- A section goes only through erase_evidence_section(), which retention calls.
CREATE FUNCTION refuse_section_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('countersign.erasing', true) = 'yes' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "EvidenceSection"
  FOR EACH ROW EXECUTE FUNCTION refuse_section_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "EvidenceSection"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Runs as the owner of the tables: the application's role has no DELETE of its own to hide behind the setting.
CREATE FUNCTION erase_evidence_section(entry uuid, section "SectionName") RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE erased integer;
BEGIN
  PERFORM set_config('countersign.erasing', 'yes', true);
  DELETE FROM "EvidenceSection" WHERE "entryId" = entry AND name = section;
  GET DIAGNOSTICS erased = ROW_COUNT;
  PERFORM set_config('countersign.erasing', '', true);
  RETURN erased > 0;
END $$;

-- A version may be drafted and approved; once published it stands.
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' THEN
    RAISE EXCEPTION '% is append-only once published: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published_stands BEFORE UPDATE OR DELETE ON "PolicyVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER published_stands_truncate BEFORE TRUNCATE ON "PolicyVersion"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_stands BEFORE UPDATE OR DELETE ON "AgreementVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER published_stands_truncate BEFORE TRUNCATE ON "AgreementVersion"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
