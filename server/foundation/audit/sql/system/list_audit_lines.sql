-- One chain from its beginning, for verify-audit.
-- $1 BIGINT stream_id
SELECT line_no, at_ms, actor_kind, actor_id, post_id, action, student_id, detail, mac
FROM audit_line WHERE stream_id = $1 ORDER BY line_no
