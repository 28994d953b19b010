-- The school that a child goes to.
-- $1 BIGINT student_id
SELECT e.school_unit_id FROM enrolment e WHERE e.student_id = $1 AND e.until_on IS NULL
