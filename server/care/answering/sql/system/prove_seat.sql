-- Who sits there has shown that the seat is theirs: the device gets its number.
-- $1 BIGINT student_id
-- $2 BIGINT class_session_id
-- $3 BIGINT claim_no
-- $4 BIGINT device_no
-- $5 BIGINT now_ms
UPDATE seat_claim SET device_no = $4, proved_at_ms = $5
WHERE student_id = $1 AND class_session_id = $2 AND claim_no = $3
