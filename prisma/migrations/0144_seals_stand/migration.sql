-- Expand: how a copy was sealed can never be changed.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Seal"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON "Seal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
