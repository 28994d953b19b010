-- The next sign-in begins the retest; a sheet that was set aside has begun it already.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
-- through visible_retest (student_id, campaign_id)
UPDATE campaign_member
SET attempt_no = $4 + 1
WHERE student_id = $2 AND campaign_id = $3 AND attempt_no = $4
