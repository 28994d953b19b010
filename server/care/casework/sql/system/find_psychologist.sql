-- Whether a psychology teacher works for a unit today and is not away for longer than what may wait for them.
-- $1 BIGINT unit_id
-- $2 BIGINT back_by_ms
SELECT COUNT(p.post_id) AS psychologists
FROM unit_closure c JOIN scope_post_in_force p ON p.unit_id = c.ancestor_id AND p.role = 'psychology_teacher'
WHERE c.descendant_id = $1
  AND NOT EXISTS (SELECT l.leave_id FROM scope_leave_in_force l
    WHERE l.account_id = p.account_id AND l.until_at_ms > $2)
