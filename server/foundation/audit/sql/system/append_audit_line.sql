-- Adds one line to the chain of this connection's stream.
-- $1 BIGINT stream_id
-- $2 BIGINT line_no
-- $3 BIGINT at_ms
-- $4 TEXT actor_kind
-- $5 BIGINT actor_id
-- $6 BIGINT post_id
-- $7 TEXT action
-- $8 BIGINT student_id
-- $9 TEXT detail
-- $10 BYTEA mac
INSERT INTO audit_line (stream_id, line_no, at_ms, actor_kind, actor_id, post_id, action, student_id, detail, mac)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
