-- Schools below a unit for which somebody is on a roster today: the school's own, or one above it.
-- $1 BIGINT unit_id
SELECT DISTINCT s.unit_id
FROM unit_closure b
  JOIN unit s ON s.unit_id = b.descendant_id AND s.kind = 'school'
  JOIN unit_closure up ON up.descendant_id = s.unit_id
  JOIN scope_duty_in_force d ON d.unit_id = up.ancestor_id
WHERE b.ancestor_id = $1
