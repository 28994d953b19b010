-- Students about whom the caller may voice a concern, by class and seat.
-- $2 TEXT name
-- $3 BIGINT class_unit_id
-- $4 BIGINT rows_max
SELECT cs.student_id, cs.name, u.name AS class_name, COALESCE(cs.seat_no, 0) AS seat_no
FROM visible_concern_subject cs JOIN unit u ON u.unit_id = cs.class_unit_id
WHERE ($2 = '' OR cs.name = $2) AND ($3 = 0 OR cs.class_unit_id = $3)
ORDER BY cs.class_unit_id, COALESCE(cs.seat_no, 0), cs.student_id
LIMIT $4
