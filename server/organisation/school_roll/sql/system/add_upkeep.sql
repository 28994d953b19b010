-- A step of upkeep was done on this store.
-- $1 TEXT step
-- $2 BIGINT now_ms
INSERT INTO roll_upkeep (step, done_at_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING
