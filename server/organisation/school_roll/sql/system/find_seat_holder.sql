-- Another student on a seat of a class.
-- $1 BIGINT class_unit_id
-- $2 BIGINT seat_no
-- $3 BIGINT student_id
SELECT e.student_id FROM enrolment e WHERE e.class_unit_id = $1 AND e.seat_no = $2 AND e.until_on IS NULL
  AND e.student_id <> $3
