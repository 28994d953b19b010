-- What was seen of one student of the class.
-- $2 BIGINT student_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT round_id
-- $5 TEXT urgency
-- $6 BYTEA sealed_words
INSERT INTO observation (student_id, round_id, urgency, sealed_words)
SELECT vs.student_id, $4, $5, $6 FROM visible_student vs WHERE vs.student_id = $2 AND vs.class_unit_id = $3
ON CONFLICT DO NOTHING
