-- Guardians of a class with the slip that is there already; who must not be asked has no guardian here.
-- $2 BIGINT class_unit_id
-- $3 TEXT born_fourteen_years_ago
-- $4 BIGINT now_ms
-- $5 BIGINT asked_again_since_ms
SELECT vs.student_id, vs.name, COALESCE(vs.seat_no, 0), CASE WHEN vi.born_on <= $3 THEN 1 ELSE 0 END, COALESCE(vg.guardian_no, 0), COALESCE(vg.relation, ''),
  COALESCE((SELECT MAX(vl.link_no) FROM visible_consent_link vl
    WHERE vl.student_id = vs.student_id AND vl.guardian_no = vg.guardian_no AND vl.purpose = 'screening' AND vl.expires_at_ms > $4 AND vl.tries_left > 0
      AND vl.revoked_at_ms IS NULL AND vl.made_at_ms >= $5 AND vl.age_band = CASE WHEN vi.born_on <= $3 THEN 'from_14' ELSE 'under_14' END), 0)
FROM visible_student vs JOIN visible_identity vi ON vi.student_id = vs.student_id
  LEFT JOIN visible_guardian vg ON vg.student_id = vs.student_id AND vg.guardianship = 'guardian' AND vg.custody_limit = 'none' AND vg.do_not_inform_since_ms IS NULL
WHERE vs.class_unit_id = $2
ORDER BY COALESCE(vs.seat_no, 0), vs.student_id, COALESCE(vg.guardian_no, 0)
