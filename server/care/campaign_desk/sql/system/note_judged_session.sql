-- A room has been looked at.
-- $1 BIGINT class_session_id
-- $2 BIGINT now_ms
UPDATE class_session SET judged_at_ms = $2 WHERE class_session_id = $1
