-- Whether the caller may voice a concern about a student.
-- $2 BIGINT student_id
SELECT cs.student_id FROM visible_concern_subject cs WHERE cs.student_id = $2
