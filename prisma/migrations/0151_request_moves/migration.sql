-- Expand: that a pupil moved class while requests were open, whoever wrote it, so that the office sees what changed in a round.

CREATE TABLE "RequestMove" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "schoolId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fromClass" TEXT,
    "toClass" TEXT,

    CONSTRAINT "RequestMove_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "RequestMove_schoolId_at_idx" ON "RequestMove"("schoolId", "at");

CREATE FUNCTION note_request_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "RequestMove" ("schoolId", "requestId", "fromClass", "toClass")
  VALUES (NEW."schoolId", NEW.id, OLD."className", NEW."className");
  RETURN NULL;
END $$;

-- A first class is no move.
CREATE TRIGGER note_move AFTER UPDATE OF "classId" ON "Request"
  FOR EACH ROW WHEN (OLD."classId" IS NOT NULL AND OLD."classId" IS DISTINCT FROM NEW."classId")
  EXECUTE FUNCTION note_request_move();
