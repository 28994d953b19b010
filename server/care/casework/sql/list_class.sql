-- The students of a class by seat.
-- $2 BIGINT class_unit_id
SELECT vs.student_id, vs.name, u.name AS class_name, COALESCE(vs.seat_no, 0) AS seat_no
FROM visible_student vs JOIN unit u ON u.unit_id = vs.class_unit_id
WHERE vs.class_unit_id = $2
ORDER BY COALESCE(vs.seat_no, 0), vs.student_id
LIMIT 200
