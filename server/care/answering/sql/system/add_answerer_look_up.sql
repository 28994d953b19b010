-- A code or card leads to a child; no row where the same digits already lead, or have led, to another.
-- $1 BYTEA look_up_digest
-- $2 BIGINT student_id
-- $3 BIGINT NULL campaign_id
INSERT INTO answerer_look_up (look_up_digest, student_id, campaign_id) VALUES ($1, $2, $3)
ON CONFLICT (look_up_digest) DO UPDATE SET campaign_id = excluded.campaign_id
WHERE answerer_look_up.student_id = excluded.student_id AND answerer_look_up.campaign_id IS NOT DISTINCT
  FROM excluded.campaign_id AND answerer_look_up.revoked_at_ms IS NULL
