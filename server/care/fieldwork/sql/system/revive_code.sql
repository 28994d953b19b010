-- A code leads to its child again.
-- $1 BYTEA look_up_digest
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
UPDATE answerer_look_up SET revoked_at_ms = NULL WHERE look_up_digest = $1 AND student_id = $2 AND campaign_id = $3
