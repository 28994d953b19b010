-- One alert with whom it is about and who is on it.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
SELECT va.tier_rank, va.raised_at_ms, va.due_at_ms, va.name, va.sex, u.name AS class_name, va.seat_no,
  COALESCE(va.taken_by, 0) AS taken_by, COALESCE(va.taken_by_name, '') AS taken_by_name,
    COALESCE(va.taken_at_ms, 0) AS taken_at_ms, COALESCE(va.step_due_at_ms, 0) AS step_due_at_ms, va.step_no,
    va.school_unit_id,
  COALESCE(ap.starts_at_ms, 0) AS starts_at_ms, COALESCE(ap.room, '') AS room
FROM visible_alert va JOIN unit u ON u.unit_id = va.class_unit_id
  LEFT JOIN visible_appointment ap ON ap.student_id = va.student_id AND ap.alert_no = va.alert_no
    AND ap.cancelled_at_ms IS NULL
WHERE va.student_id = $2 AND va.alert_no = $3
