-- Students by class and seat, a page by key; narrowed to a class or a name when asked.
-- $2 BIGINT after_class
-- $3 BIGINT after_seat
-- $4 BIGINT after_student
-- $5 BIGINT class_unit_id
-- $6 TEXT name
-- $7 BIGINT rows_max
SELECT vs.student_id, vs.name, vs.sex, vs.class_unit_id, u.name, COALESCE(vs.seat_no, 0)
FROM visible_student vs JOIN unit u ON u.unit_id = vs.class_unit_id
WHERE (vs.class_unit_id, COALESCE(vs.seat_no, 0), vs.student_id) > ($2, $3, $4)
  AND ($5 = 0 OR vs.class_unit_id = $5) AND ($6 = '' OR vs.name = $6)
ORDER BY vs.class_unit_id, COALESCE(vs.seat_no, 0), vs.student_id
LIMIT $7
