-- A device claims a seat.
-- $1 BIGINT student_id
-- $2 BIGINT class_session_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
-- $5 BIGINT seat_no
-- $6 TEXT device_mark
-- $7 BIGINT tries_left
-- $8 BIGINT now_ms
INSERT INTO seat_claim (student_id, class_session_id, claim_no, campaign_id, attempt, seat_no, device_mark, tries_left,
  claimed_at_ms)
SELECT $1, $2, COALESCE(MAX(c.claim_no), 0) + 1, $3, $4, $5, $6, $7, $8
FROM seat_claim c WHERE c.student_id = $1 AND c.class_session_id = $2
