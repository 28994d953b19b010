-- Codes of all open schools.
SELECT u.code, u.unit_id FROM unit u WHERE u.kind = 'school' AND u.closed_on IS NULL ORDER BY u.unit_id
