-- A number that is given up is never another person's.
-- $1 BIGINT student_id
-- $2 BIGINT guardian_no
UPDATE student SET guardian_no_last = $2 WHERE student_id = $1 AND guardian_no_last < $2
