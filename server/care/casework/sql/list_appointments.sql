-- The caller's own interviews between two instants. What is to be remembered stays with the alert when the interview is
-- taken out of the plan and put back.
-- $2 BIGINT from_ms
-- $3 BIGINT until_ms
-- > BYTEA NULL wrapped_key
-- > BYTEA NULL sealed_reminder
SELECT ap.student_id, ap.appointment_no, ap.alert_no, ap.starts_at_ms, ap.room, ap.name, u.name AS class_name,
  COALESCE(ap.seat_no, 0) AS seat_no, va.tier_rank,
  (SELECT k.wrapped_key FROM visible_student_key k WHERE k.student_id = ap.student_id) AS wrapped_key,
  (SELECT r.sealed_reminder FROM visible_appointment r WHERE r.student_id = ap.student_id AND r.alert_no = ap.alert_no
    AND r.sealed_reminder IS NOT NULL ORDER BY r.appointment_no DESC LIMIT 1) AS sealed_reminder
FROM visible_appointment ap JOIN visible_alert va ON va.student_id = ap.student_id AND va.alert_no = ap.alert_no
  AND va.caller_account_id = ap.account_id
  JOIN unit u ON u.unit_id = ap.class_unit_id
WHERE ap.starts_at_ms >= $2 AND ap.starts_at_ms < $3 AND ap.cancelled_at_ms IS NULL
ORDER BY ap.starts_at_ms, ap.student_id
LIMIT 300
