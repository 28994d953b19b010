-- Whether a step of upkeep was done on this store.
-- $1 TEXT step
SELECT k.done_at_ms FROM roll_upkeep k WHERE k.step = $1
