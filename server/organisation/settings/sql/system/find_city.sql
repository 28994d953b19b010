-- The unit above all others.
SELECT u.unit_id FROM unit u WHERE u.parent_id IS NULL ORDER BY u.unit_id LIMIT 1
