-- Posts that an account may work in today.
-- $1 BIGINT account_id
SELECT p.post_id, p.role, p.unit_id, u.name, COALESCE(p.until_on, '') AS until_on
FROM scope_post_in_force p JOIN unit u ON u.unit_id = p.unit_id
WHERE p.account_id = $1
ORDER BY p.post_id
