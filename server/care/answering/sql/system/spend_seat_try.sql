-- A try at the own name, taken before it is looked at.
-- $1 BIGINT student_id
-- $2 BIGINT class_session_id
-- $3 BIGINT claim_no
UPDATE seat_claim SET tries_left = tries_left - 1
WHERE student_id = $1 AND class_session_id = $2 AND claim_no = $3 AND tries_left > 0 AND released_at_ms IS NULL
