-- Open alerts without an interview that are the caller's or nobody's, most urgent first.
-- $2 BIGINT rows_max
SELECT va.student_id, va.alert_no, va.tier_rank, va.raised_at_ms, va.name, u.name
FROM visible_alert va JOIN unit u ON u.unit_id = va.class_unit_id
WHERE va.closed_at_ms IS NULL AND (va.taken_by IS NULL OR va.taken_by = va.caller_account_id)
  AND NOT EXISTS (SELECT ap.student_id FROM visible_appointment ap WHERE ap.student_id = va.student_id AND ap.alert_no = va.alert_no AND ap.cancelled_at_ms IS NULL)
ORDER BY va.tier_rank, va.due_at_ms, va.student_id
LIMIT $2
