-- The name of a child at a school of the city, found by the personal card.
-- $1 BIGINT student_id
SELECT st.name FROM student st JOIN enrolment e ON e.student_id = st.student_id AND e.until_on IS NULL WHERE st.student_id = $1
