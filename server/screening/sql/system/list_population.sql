-- Students below a unit who are enrolled today, in roll order.
-- $1 BIGINT unit_id
SELECT e.student_id, e.class_unit_id, e.seat_no, g.name
FROM unit_closure c
  JOIN enrolment e ON e.class_unit_id = c.descendant_id AND e.until_on IS NULL
  JOIN unit k ON k.unit_id = e.class_unit_id
  JOIN unit g ON g.unit_id = k.parent_id
WHERE c.ancestor_id = $1
ORDER BY e.student_id
