-- What a clock says of support, at once.
-- $1 TEXT clock_ref
-- $2 BIGINT asked_at_ms
-- $3 BIGINT supported_by
UPDATE open_clock SET asked_at_ms = CASE WHEN $2 = 0 THEN NULL ELSE $2 END, supported_by = CASE WHEN $3 = 0 THEN NULL
  ELSE $3 END WHERE clock_ref = $1
