-- Counties and schools: where each lies, and the attributes of none.
SELECT u.kind, u.code, u.name, COALESCE(p.code, '') AS parent_code
FROM unit u LEFT JOIN unit p ON p.unit_id = u.parent_id
WHERE u.kind IN ('county', 'school') AND u.closed_on IS NULL AND u.code IS NOT NULL
ORDER BY u.unit_id
