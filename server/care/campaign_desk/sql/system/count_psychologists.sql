-- Psychology teachers who work at or below a unit today.
-- $1 BIGINT unit_id
-- $2 TEXT today
SELECT COUNT(DISTINCT p.account_id) AS psychologists
FROM unit_closure c JOIN post p ON p.unit_id = c.descendant_id
  JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
WHERE c.ancestor_id = $1 AND p.role = 'psychology_teacher' AND p.ended_at_ms IS NULL
  AND p.since_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2)
