-- Which school may read a new student.
-- $1 BIGINT student_id
-- $2 BIGINT unit_id
-- $3 BIGINT now_ms
INSERT INTO student_reader (student_id, reader_no, unit_id, since_at_ms) VALUES ($1, 1, $2, $3)
