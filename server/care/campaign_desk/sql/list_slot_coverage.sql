-- How many schools take part and how many have chosen, by what lies directly below the caller's unit.
-- $2 BIGINT campaign_id
SELECT u.unit_id, u.name, COUNT(DISTINCT s.unit_id) AS schools, COUNT(DISTINCT sp.school_unit_id) AS chosen
FROM visible_unit u JOIN unit_closure c ON c.ancestor_id = u.unit_id
  JOIN visible_class_completion vc ON vc.class_unit_id = c.descendant_id
  JOIN unit_closure up ON up.descendant_id = vc.class_unit_id
  JOIN unit s ON s.unit_id = up.ancestor_id AND s.kind = 'school'
  LEFT JOIN visible_slot_plan sp ON sp.campaign_id = vc.campaign_id AND sp.school_unit_id = s.unit_id
WHERE vc.campaign_id = $2 AND u.depth = 1
GROUP BY u.unit_id, u.name, u.sort_key
ORDER BY u.sort_key, u.unit_id
