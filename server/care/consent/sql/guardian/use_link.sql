-- A decision through a slip: once, and once more to take it back.
-- through guardian_link (student_id, link_no)
-- $4 BIGINT act_no
-- $5 BIGINT act_no_before
UPDATE consent_link SET act_no = $4
WHERE COALESCE(act_no, 0) = $5
