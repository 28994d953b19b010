-- From its first second on this store is a demonstration.
-- $1 BIGINT now_ms
INSERT INTO store_mark (mark, marked_at_ms) VALUES ('demonstration', $1) ON CONFLICT DO NOTHING
