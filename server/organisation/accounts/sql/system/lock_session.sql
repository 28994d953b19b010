-- A session answers nothing more until the password has been given again.
-- $1 BIGINT context_id
-- $2 BIGINT now_ms
UPDATE staff_session SET locked_at_ms = $2 WHERE context_id = $1 AND ended_at_ms IS NULL AND locked_at_ms IS NULL
