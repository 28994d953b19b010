-- Guardians of a class who may be asked by a slip; who must not be has no guardian here.
-- $2 BIGINT class_unit_id
-- $3 TEXT born_fourteen_years_ago
SELECT vs.student_id, vs.name, COALESCE(vs.seat_no, 0) AS seat_no, CASE WHEN vi.born_on <= $3 THEN 1
  ELSE 0 END AS is_fourteen, COALESCE(vg.guardian_no, 0) AS guardian_no, COALESCE(vg.relation, '') AS relation
FROM visible_student vs JOIN visible_identity vi ON vi.student_id = vs.student_id
  LEFT JOIN visible_guardian vg ON vg.student_id = vs.student_id AND vg.guardianship = 'guardian'
    AND vg.custody_limit = 'none' AND vg.do_not_inform_since_ms IS NULL
WHERE vs.class_unit_id = $2
ORDER BY COALESCE(vs.seat_no, 0), vs.student_id, COALESCE(vg.guardian_no, 0)
