-- Expand: what the lists of a round are narrowed and ordered by stands in the request itself, kept by triggers, so that a
-- page of a list is a piece of an index however large the round is.

ALTER TABLE "Request" ADD COLUMN "outstanding" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "sortName" TEXT NOT NULL DEFAULT '';

CREATE FUNCTION keep_request_outstanding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.outstanding := NEW.state NOT IN ('complete', 'exempt', 'closed');
  RETURN NEW;
END $$;
CREATE TRIGGER keep_outstanding BEFORE INSERT OR UPDATE OF state ON "Request"
  FOR EACH ROW EXECUTE FUNCTION keep_request_outstanding();

CREATE FUNCTION keep_request_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT person."familyName" || E'\t' || person."givenName" INTO NEW."sortName" FROM "Person" person WHERE person.id = NEW."personId";
  RETURN NEW;
END $$;
CREATE TRIGGER keep_name BEFORE INSERT OR UPDATE OF "personId" ON "Request"
  FOR EACH ROW EXECUTE FUNCTION keep_request_name();

CREATE FUNCTION rename_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Request" SET "sortName" = NEW."familyName" || E'\t' || NEW."givenName"
  WHERE "schoolId" = NEW."schoolId" AND "personId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER rename_requests AFTER UPDATE OF "familyName", "givenName" ON "Person"
  FOR EACH ROW WHEN (OLD."familyName" <> NEW."familyName" OR OLD."givenName" <> NEW."givenName")
  EXECUTE FUNCTION rename_requests();
