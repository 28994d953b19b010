-- A unit of a kind and code.
-- $1 TEXT kind
-- $2 TEXT code
SELECT u.unit_id, u.name, COALESCE(u.parent_id, 0) AS parent_id FROM unit u WHERE u.kind = $1 AND u.code = $2
