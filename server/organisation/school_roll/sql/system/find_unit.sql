-- A unit by its code; the city itself has the code 'city'.
-- $1 TEXT code
SELECT u.unit_id FROM unit u WHERE u.code = $1 AND u.closed_on IS NULL ORDER BY u.unit_id
