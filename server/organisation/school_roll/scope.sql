-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.

-- Class 1, the numbers: the psychology teacher only.
-- class 1 identity; key (student_id, identifier_no); roles psychology_teacher
visible_identifier AS (
  SELECT i.student_id, i.kind, i.identifier_no, i.sealed_number
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN student_identifier i ON i.student_id = vs.student_id AND i.replaced_at_ms IS NULL
)

-- Why a limit was set on a guardian, by whom and when: for the one who sets it.
-- class 1 identity; key (student_id, guardian_no); roles psychology_teacher
visible_guardian_limit AS (
  SELECT g.student_id, g.guardian_no, g.limit_reason, g.limit_set_at_ms, a.name AS set_by_name
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN guardian g ON g.student_id = vs.student_id
    LEFT JOIN account a ON a.account_id = g.limit_set_by
)

-- Who has looked at a student. The school's psychologist for the own students, the auditor for every pseudonym: the
-- auditor meets no student, so the name of one is in no column here.
-- class 1 identity; key (student_id, at_ms); roles psychology_teacher, auditor (pseudonym)
visible_student_view AS (
  SELECT v.student_id, v.at_ms, v.stream_id, v.line_no, v.action, a.name, w.role, u.name AS unit_name
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN student_view v ON v.student_id = vs.student_id JOIN account a ON a.account_id = v.account_id
    LEFT JOIN post w ON w.post_id = v.post_id LEFT JOIN unit u ON u.unit_id = w.unit_id
  UNION ALL
  SELECT v.student_id, v.at_ms, v.stream_id, v.line_no, v.action, a.name, w.role, u.name AS unit_name
  FROM caller_post p JOIN student_view v ON p.role = 'auditor' JOIN account a ON a.account_id = v.account_id
    LEFT JOIN post w ON w.post_id = v.post_id LEFT JOIN unit u ON u.unit_id = w.unit_id
)
