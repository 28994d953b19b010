-- What an import compares with.
-- $1 BIGINT student_id
SELECT st.row_digest, e.school_unit_id, e.class_unit_id, e.enrolment_no, k.wrapped_key
FROM student st JOIN student_key k ON k.student_id = st.student_id
  LEFT JOIN enrolment e ON e.student_id = st.student_id AND e.until_on IS NULL
WHERE st.student_id = $1
