-- What an import compares with, and what stays where a file leaves it open.
-- $1 BIGINT student_id
SELECT st.row_digest, e.school_unit_id, e.class_unit_id, e.enrolment_no, k.wrapped_key, st.name, st.born_on, st.sex,
  st.attributes, COALESCE(e.seat_no, 0) AS seat_no, COALESCE(e.boarding, '') AS boarding,
  COALESCE(e.entered_on, '') AS entered_on
FROM student st JOIN student_key k ON k.student_id = st.student_id
  LEFT JOIN enrolment e ON e.student_id = st.student_id AND e.until_on IS NULL
WHERE st.student_id = $1
