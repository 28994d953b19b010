-- A code or card leads to a child.
-- $1 BYTEA look_up_digest
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
INSERT INTO answerer_look_up (look_up_digest, student_id, campaign_id) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
