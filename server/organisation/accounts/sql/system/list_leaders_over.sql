-- Leaders of the school that a unit is or belongs to, but for one account.
-- $1 BIGINT unit_id
-- $2 BIGINT account_id
SELECT DISTINCT p.account_id
FROM unit_closure c JOIN scope_post_in_force p ON p.unit_id = c.ancestor_id AND p.role = 'school_leader'
  JOIN account a ON a.account_id = p.account_id AND a.password_given_at_ms IS NULL
WHERE c.descendant_id = $1 AND p.account_id <> $2
