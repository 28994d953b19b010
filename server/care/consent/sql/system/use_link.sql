-- A decision through a slip: once, and once more to take it back.
-- $1 BIGINT student_id
-- $2 BIGINT link_no
-- $3 BIGINT act_no
-- $4 BIGINT act_no_before
UPDATE consent_link SET act_no = $3 WHERE student_id = $1 AND link_no = $2 AND COALESCE(act_no, 0) = $4
