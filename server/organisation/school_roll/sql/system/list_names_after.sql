-- Names of students by their number, a portion.
-- $1 BIGINT after_student
-- $2 BIGINT rows_max
SELECT st.student_id, st.name FROM student st WHERE st.student_id > $1 ORDER BY st.student_id LIMIT $2
