-- Closes a session.
-- $2 BIGINT class_session_id
-- $3 BIGINT now_ms
-- through visible_class_session (class_session_id)
UPDATE class_session
SET closed_at_ms = $3
WHERE class_session_id = $2 AND closed_at_ms IS NULL
