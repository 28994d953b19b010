-- A child at a school of the city, found by the personal card.
-- $1 BIGINT student_id
SELECT e.student_id FROM enrolment e WHERE e.student_id = $1 AND e.until_on IS NULL
