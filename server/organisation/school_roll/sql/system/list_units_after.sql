-- Units by their number, a portion.
-- $1 BIGINT after_unit
-- $2 BIGINT rows_max
SELECT u.unit_id, u.kind, COALESCE(u.code, '') AS code, u.name, u.sort_key
FROM unit u WHERE u.unit_id > $1 ORDER BY u.unit_id LIMIT $2
