-- Seat, boarding and month of entry of the current enrolment.
-- $1 BIGINT student_id
-- $2 BIGINT NULL seat_no
-- $3 TEXT boarding
-- $4 TEXT entered_on
UPDATE enrolment SET seat_no = $2, boarding = $3, entered_on = $4 WHERE student_id = $1 AND until_on IS NULL
