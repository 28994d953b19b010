-- A seat can be claimed once more; the ticket of the device that had it ends.
-- $2 BIGINT class_session_id
-- $3 BIGINT seat_no
-- $4 BIGINT now_ms
-- $5 BIGINT released_by
-- through visible_seat_claim (student_id, class_session_id, claim_no)
UPDATE seat_claim
SET released_at_ms = $4, released_by = $5
WHERE class_session_id = $2 AND seat_no = $3 AND released_at_ms IS NULL
