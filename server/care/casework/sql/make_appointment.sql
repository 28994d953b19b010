-- An interview for an alert that the caller is on, at a time that is free.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- $4 BIGINT starts_at_ms
-- $5 TEXT room
-- $6 BIGINT now_ms
INSERT INTO interview_appointment (student_id, appointment_no, alert_no, account_id, starts_at_ms, room, made_at_ms)
SELECT va.student_id, (SELECT COALESCE(MAX(n.appointment_no), 0) + 1 FROM visible_appointment n
  WHERE n.student_id = $2), va.alert_no, va.caller_account_id, $4, $5, $6
FROM visible_alert va
WHERE va.student_id = $2 AND va.alert_no = $3 AND va.closed_at_ms IS NULL AND va.taken_by = va.caller_account_id
  AND NOT EXISTS (SELECT ap.student_id FROM visible_appointment ap
    WHERE ap.account_id = va.caller_account_id AND ap.starts_at_ms = $4 AND ap.cancelled_at_ms IS NULL)
ON CONFLICT DO NOTHING
