-- The next code of a pupil begins to hold.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT code_no
-- through visible_completion (student_id, campaign_id)
UPDATE campaign_member
SET code_no = code_no + 1, code_proofs_left = NULL
WHERE student_id = $2 AND campaign_id = $3 AND code_no = $4
