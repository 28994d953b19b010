-- A session in use stays alive.
-- $1 BIGINT context_id
-- $2 BIGINT now_ms
UPDATE staff_session SET used_at_ms = $2 WHERE context_id = $1
