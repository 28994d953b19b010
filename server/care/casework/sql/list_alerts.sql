-- Open alerts in the caller's sight, with the interview that is arranged.
SELECT va.student_id, va.alert_no, va.tier_rank, va.raised_at_ms, va.due_at_ms, va.name, u.name AS class_name,
  va.school_unit_id,
  COALESCE(va.taken_by, 0) AS taken_by, COALESCE(va.taken_by_name, '') AS taken_by_name,
    COALESCE(va.step_due_at_ms, 0) AS step_due_at_ms, COALESCE(ap.starts_at_ms, 0) AS starts_at_ms,
    COALESCE(ap.room, '') AS room, va.name_sort_key
FROM visible_alert va JOIN unit u ON u.unit_id = va.class_unit_id
  LEFT JOIN visible_appointment ap ON ap.student_id = va.student_id AND ap.alert_no = va.alert_no
    AND ap.cancelled_at_ms IS NULL
WHERE va.closed_at_ms IS NULL
