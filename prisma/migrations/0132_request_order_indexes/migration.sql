-- Expand: the lists of a round in order of name, whole, outstanding or of one state; the last takes the place of an index
-- that only knew the state.

CREATE INDEX "Request_schoolId_roundId_state_sortName_id_idx" ON "Request"("schoolId", "roundId", "state", "sortName", "id");
CREATE INDEX "Request_schoolId_roundId_outstanding_sortName_id_idx" ON "Request"("schoolId", "roundId", "outstanding", "sortName", "id");
CREATE INDEX "Request_schoolId_roundId_sortName_id_idx" ON "Request"("schoolId", "roundId", "sortName", "id");
DROP INDEX "Request_schoolId_roundId_state_idx";
