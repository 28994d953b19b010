-- Who may be called for a unit at a moment, leave left out: duty of the unit and of those above it,
-- and the posts that stand in when a rung is empty.
-- $1 BIGINT unit_id
-- > BIGINT turn
-- > TEXT hours
SELECT w.account_id, w.source, w.turn, w.hours, w.kind
FROM (
  SELECT d.account_id, 'duty' AS source, d.turn, d.hours, u.kind
  FROM unit_closure c JOIN scope_duty_in_force d ON d.unit_id = c.ancestor_id
    JOIN unit u ON u.unit_id = c.ancestor_id
  WHERE c.descendant_id = $1
    AND EXISTS (SELECT p.post_id FROM scope_post_in_force p JOIN unit_closure pc ON pc.ancestor_id = d.unit_id
      AND pc.descendant_id = p.unit_id
      WHERE p.account_id = d.account_id)
  UNION ALL
  SELECT p.account_id, p.role AS source, 1 AS turn, 'always' AS hours, u.kind
  FROM unit_closure c JOIN scope_post_in_force p ON p.unit_id = c.ancestor_id
    JOIN unit u ON u.unit_id = c.ancestor_id
  WHERE c.descendant_id = $1
    AND p.role IN ('school_leader', 'counselling_centre', 'county_officer', 'city_officer', 'system_administrator')
) w
WHERE NOT EXISTS (SELECT l.leave_id FROM scope_leave_in_force l WHERE l.account_id = w.account_id)
ORDER BY w.turn, w.account_id
