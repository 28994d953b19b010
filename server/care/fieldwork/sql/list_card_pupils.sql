-- The pupils of one class, for their lasting cards.
-- $2 BIGINT class_unit_id
SELECT vs.student_id, COALESCE(vs.seat_no, 0) AS seat_no, vs.name, k.name AS class_name
FROM visible_student vs JOIN unit k ON k.unit_id = vs.class_unit_id
WHERE vs.class_unit_id = $2
ORDER BY vs.seat_no NULLS LAST, vs.student_id
