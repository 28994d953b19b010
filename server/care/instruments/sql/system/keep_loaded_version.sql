-- A version that loaded words made; immutable like every other.
-- $1 TEXT instrument_id
-- $2 TEXT version
-- $3 TEXT content_hash
-- $4 TEXT definition
-- $5 BIGINT published_at_ms
INSERT INTO instrument_version (instrument_id, version, content_hash, definition, published_at_ms)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
