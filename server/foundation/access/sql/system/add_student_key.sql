-- A data key for a student who has none yet.
-- $1 BIGINT student_id
-- $2 BYTEA wrapped_key
-- $3 BIGINT made_at_ms
INSERT INTO student_key (student_id, wrapped_key, made_at_ms) VALUES ($1, $2, $3)
