-- Whether the caller may see that a student exists.
-- $2 BIGINT student_id
SELECT vs.student_id FROM visible_student vs WHERE vs.student_id = $2
