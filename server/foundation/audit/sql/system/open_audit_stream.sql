-- Begins a chain: one per writing connection of one process.
-- $1 BIGINT stream_id
-- $2 BIGINT process_id
-- $3 BIGINT opened_at_ms
-- $4 BYTEA opening_mac
INSERT INTO audit_stream (stream_id, process_id, opened_at_ms, opening_mac) VALUES ($1, $2, $3, $4)
