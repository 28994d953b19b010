-- Seat and boarding of the current enrolment.
-- $1 BIGINT student_id
-- $2 BIGINT seat_no
-- $3 TEXT boarding
UPDATE enrolment SET seat_no = $2, boarding = $3 WHERE student_id = $1 AND until_on IS NULL
