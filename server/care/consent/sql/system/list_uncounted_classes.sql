-- Classes whose count is missing or old: the roll changes without a word to us.
-- $1 BIGINT before_ms
-- $2 BIGINT rows_max
SELECT u.unit_id FROM unit u LEFT JOIN consent_class c ON c.class_unit_id = u.unit_id
WHERE u.kind = 'class' AND u.closed_on IS NULL AND COALESCE(c.counted_at_ms, 0) < $1
ORDER BY COALESCE(c.counted_at_ms, 0), u.unit_id
LIMIT $2
