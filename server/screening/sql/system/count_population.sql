-- How many students are enrolled below a unit, by school and grade; nobody is named.
-- $1 BIGINT unit_id
SELECT e.school_unit_id, s.name, g.name, COUNT(e.student_id), COUNT(DISTINCT e.class_unit_id)
FROM unit_closure c
  JOIN enrolment e ON e.class_unit_id = c.descendant_id AND e.until_on IS NULL
  JOIN unit k ON k.unit_id = e.class_unit_id
  JOIN unit g ON g.unit_id = k.parent_id
  JOIN unit s ON s.unit_id = e.school_unit_id
WHERE c.ancestor_id = $1
GROUP BY e.school_unit_id, s.name, s.sort_key, g.name, g.sort_key
ORDER BY s.sort_key, e.school_unit_id, g.sort_key, g.name
