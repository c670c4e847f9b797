-- Expand: when the making of a copy was queued, to tell one that is late from one whose form was signed long ago.
ALTER TABLE "Request" ADD COLUMN "copyQueuedAt" TIMESTAMPTZ(3);
