-- The next attempt of a pupil begins to count.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt_no
-- through visible_completion (student_id, campaign_id)
UPDATE campaign_member
SET attempt_no = attempt_no + 1
WHERE student_id = $2 AND campaign_id = $3 AND attempt_no = $4
