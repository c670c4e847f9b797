-- Expand: the few messages that failed and the few complete requests without their copy are found without reading the rest.

CREATE INDEX "Message_schoolId_state_idx" ON "Message"("schoolId", "state");
CREATE INDEX "Request_without_copy" ON "Request" ("schoolId", (coalesce("copyQueuedAt", "completedAt"))) WHERE state = 'complete' AND "copyState" <> 'ready';
