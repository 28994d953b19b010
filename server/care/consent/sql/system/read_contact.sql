-- The sealed number of a guardian who may be told; none once a limit stands.
-- $1 BIGINT student_id
-- $2 BIGINT guardian_no
SELECT g.sealed_contact FROM guardian g
WHERE g.student_id = $1 AND g.guardian_no = $2 AND g.custody_limit = 'none' AND g.do_not_inform_since_ms IS NULL
