-- Guardians of a student.
-- $2 BIGINT student_id
SELECT vg.relation, vg.guardianship, vg.sealed_contact, vg.custody_limit,
  COALESCE(vg.do_not_inform_since_ms, 0) AS do_not_inform_since_ms, k.wrapped_key, vg.guardian_no,
  COALESCE(gl.limit_reason, '') AS limit_reason, COALESCE(gl.set_by_name, '') AS set_by_name,
    COALESCE(gl.limit_set_at_ms, 0) AS limit_set_at_ms
FROM visible_guardian vg JOIN visible_student_key k ON k.student_id = vg.student_id
  LEFT JOIN visible_guardian_limit gl ON gl.student_id = vg.student_id AND gl.guardian_no = vg.guardian_no
WHERE vg.student_id = $2
ORDER BY vg.guardian_no
