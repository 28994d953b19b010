-- It was the child after all.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
-- through visible_set_aside (student_id, campaign_id, attempt)
DELETE FROM sheet_set_aside
WHERE student_id = $2 AND campaign_id = $3 AND attempt = $4
