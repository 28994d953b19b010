-- How many students are enrolled below a unit, by school and grade; nobody is named.
-- $1 BIGINT unit_id
SELECT s.unit_id, s.name AS school_name, g.name AS grade_name, CAST(SUM(n.students) AS BIGINT) AS students,
  COUNT(*) AS classes
FROM unit_closure c
  JOIN class_population n ON n.class_unit_id = c.descendant_id AND n.students > 0
  JOIN unit k ON k.unit_id = n.class_unit_id
  JOIN unit g ON g.unit_id = k.parent_id
  JOIN unit s ON s.unit_id = g.parent_id
WHERE c.ancestor_id = $1
GROUP BY s.unit_id, s.name, s.sort_key, g.unit_id, g.name, g.sort_key
ORDER BY s.sort_key, s.unit_id, g.sort_key, g.name
