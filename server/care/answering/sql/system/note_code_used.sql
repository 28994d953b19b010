-- A code has opened its sheet: from now on whoever brings it shows that the name is theirs.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT tries
UPDATE campaign_member SET code_proofs_left = $3
WHERE student_id = $1 AND campaign_id = $2 AND COALESCE(code_proofs_left, 0) <> $3
