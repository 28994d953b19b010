-- The seats of one child in a campaign are free: whoever had claimed them has them no longer.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT now_ms
-- $5 BIGINT released_by
-- through visible_seat_claim (student_id, class_session_id, claim_no)
UPDATE seat_claim
SET released_at_ms = $4, released_by = $5
WHERE student_id = $2 AND campaign_id = $3 AND released_at_ms IS NULL
