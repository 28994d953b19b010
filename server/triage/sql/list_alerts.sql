-- Open alerts, most urgent first, a page by key.
-- $2 BIGINT after_tier
-- $3 BIGINT after_due_at_ms
-- $4 BIGINT after_student
-- $5 BIGINT rows_max
-- $6 TEXT whose
SELECT va.student_id, va.alert_no, va.tier_rank, va.raised_at_ms, va.due_at_ms, va.name, u.name, va.seat_no,
  (SELECT COUNT(vs.signal_key) FROM visible_alert_signal vs WHERE vs.student_id = va.student_id AND vs.alert_no = va.alert_no),
  COALESCE(va.taken_by, 0), COALESCE(va.taken_by_name, ''), COALESCE(va.step_due_at_ms, 0), va.class_unit_id
FROM visible_alert va JOIN unit u ON u.unit_id = va.class_unit_id
WHERE va.closed_at_ms IS NULL AND (va.tier_rank, va.due_at_ms, va.student_id) > ($2, $3, $4)
  AND ($6 = 'all' OR ($6 = 'open' AND va.taken_by IS NULL) OR ($6 = 'mine' AND va.taken_by = va.caller_account_id))
ORDER BY va.tier_rank, va.due_at_ms, va.student_id
LIMIT $5
