-- The class a student is in today.
-- $1 BIGINT student_id
SELECT e.class_unit_id FROM enrolment e WHERE e.student_id = $1 AND e.until_on IS NULL
