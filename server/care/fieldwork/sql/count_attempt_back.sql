-- The attempt before counts again. Its code has been used: whoever brings it shows that the name is theirs.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt_no
-- $5 BIGINT code_tries
-- through visible_completion (student_id, campaign_id)
UPDATE campaign_member
SET attempt_no = attempt_no - 1, code_proofs_left = COALESCE(code_proofs_left, $5)
WHERE student_id = $2 AND campaign_id = $3 AND attempt_no = $4
