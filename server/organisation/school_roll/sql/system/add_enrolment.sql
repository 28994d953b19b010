-- Where a student is from a day on.
-- $1 BIGINT student_id
-- $2 BIGINT enrolment_no
-- $3 BIGINT school_unit_id
-- $4 BIGINT class_unit_id
-- $5 BIGINT NULL seat_no
-- $6 TEXT boarding
-- $7 TEXT entered_on
-- $8 TEXT since_on
INSERT INTO enrolment (student_id, enrolment_no, school_unit_id, class_unit_id, seat_no, boarding, entered_on, since_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
