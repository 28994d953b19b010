-- A session ends: with it the context, and with that every right.
-- $1 BIGINT context_id
-- $2 BIGINT now_ms
UPDATE staff_session SET ended_at_ms = $2 WHERE context_id = $1 AND ended_at_ms IS NULL
