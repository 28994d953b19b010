-- A code ends: another one has been given out in its place. The same digits of another child do not.
-- $1 BYTEA look_up_digest
-- $2 BIGINT now_ms
-- $3 BIGINT student_id
-- $4 BIGINT campaign_id
UPDATE answerer_look_up SET revoked_at_ms = $2 WHERE look_up_digest = $1 AND student_id = $3 AND campaign_id = $4
  AND revoked_at_ms IS NULL
