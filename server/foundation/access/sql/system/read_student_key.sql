-- The wrapped data key of a student, for sealing on the student's own behalf.
-- $1 BIGINT student_id
SELECT wrapped_key FROM student_key WHERE student_id = $1 AND destroyed_at_ms IS NULL
