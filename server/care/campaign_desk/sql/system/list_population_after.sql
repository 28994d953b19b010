-- Students below a unit who are enrolled today, a page by number.
-- $1 BIGINT unit_id
-- $2 BIGINT after_student
-- $3 BIGINT rows_max
SELECT e.student_id, e.class_unit_id, e.seat_no, g.name
FROM unit_closure c
  JOIN enrolment e ON e.class_unit_id = c.descendant_id AND e.until_on IS NULL
  JOIN unit k ON k.unit_id = e.class_unit_id
  JOIN unit g ON g.unit_id = k.parent_id
WHERE c.ancestor_id = $1 AND e.student_id > $2
ORDER BY e.student_id
LIMIT $3
