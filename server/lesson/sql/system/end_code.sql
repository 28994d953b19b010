-- A code ends: another one has been given out in its place.
-- $1 BYTEA look_up_digest
-- $2 BIGINT now_ms
UPDATE answerer_look_up SET revoked_at_ms = $2 WHERE look_up_digest = $1 AND revoked_at_ms IS NULL
