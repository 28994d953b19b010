-- The caller's unit, which decides what may be set.
SELECT u.kind, u.name FROM caller_post cp JOIN unit u ON u.unit_id = cp.unit_id
