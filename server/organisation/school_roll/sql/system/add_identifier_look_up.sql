-- A number leads to its student.
-- $1 BYTEA look_up_digest
-- $2 BIGINT student_id
INSERT INTO identifier_look_up (look_up_digest, student_id) VALUES ($1, $2)
ON CONFLICT DO NOTHING
