-- Posts that an account may work in today.
-- $1 BIGINT account_id
-- $2 TEXT today
SELECT p.post_id, p.role, p.unit_id, u.name, COALESCE(p.until_on, '') AS until_on
FROM post p JOIN unit u ON u.unit_id = p.unit_id
WHERE p.account_id = $1 AND p.ended_at_ms IS NULL AND p.since_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2)
ORDER BY p.post_id
