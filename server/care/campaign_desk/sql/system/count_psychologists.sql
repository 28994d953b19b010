-- Psychology teachers who work at or below a unit today.
-- $1 BIGINT unit_id
SELECT COUNT(DISTINCT p.account_id) AS psychologists
FROM unit_closure c JOIN scope_post_in_force p ON p.unit_id = c.descendant_id
WHERE c.ancestor_id = $1 AND p.role = 'psychology_teacher'
