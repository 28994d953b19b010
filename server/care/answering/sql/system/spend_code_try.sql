-- A try at the second character of the name, taken before it is looked at.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT tries
UPDATE campaign_member SET code_proofs_left = COALESCE(code_proofs_left, $3) - 1
WHERE student_id = $1 AND campaign_id = $2 AND COALESCE(code_proofs_left, $3) > 0
RETURNING code_proofs_left
