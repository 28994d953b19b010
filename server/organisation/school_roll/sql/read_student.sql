-- One student, as far as the caller sees.
-- $2 BIGINT student_id
SELECT vs.name, vs.sex, u.name AS class_name, s.name AS school_name, COALESCE(vs.seat_no, 0) AS seat_no, vs.boarding,
  COALESCE(vi.born_on, '') AS born_on
FROM visible_student vs JOIN unit u ON u.unit_id = vs.class_unit_id JOIN unit s ON s.unit_id = vs.school_unit_id
  LEFT JOIN visible_identity vi ON vi.student_id = vs.student_id
WHERE vs.student_id = $2
