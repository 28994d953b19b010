-- A second person confirms a signed check.
-- $1 TEXT instrument_id
-- $2 TEXT version
-- $3 TEXT confirmed_by_name
-- $4 BIGINT NULL confirmed_by
-- $5 BIGINT confirmed_at_ms
UPDATE instrument_check SET confirmed_by_name = $3, confirmed_by = $4, confirmed_at_ms = $5
WHERE instrument_id = $1 AND version = $2 AND confirmed_at_ms IS NULL
