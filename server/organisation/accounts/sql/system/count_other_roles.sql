-- How many of the roles that are kept apart an account holds, but for one.
-- $1 BIGINT account_id
-- $2 TEXT role
SELECT COUNT(p.post_id) AS posts FROM post p
WHERE p.account_id = $1 AND p.ended_at_ms IS NULL AND p.role <> $2
  AND p.role IN ('auditor', 'system_administrator', 'security_administrator')
