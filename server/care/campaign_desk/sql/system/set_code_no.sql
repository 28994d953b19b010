-- Which of a child's codes holds.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT code_no
UPDATE campaign_member SET code_no = $3 WHERE student_id = $1 AND campaign_id = $2
