-- For which alert an interview of the caller's own stands.
-- $2 BIGINT student_id
-- $3 BIGINT appointment_no
SELECT ap.alert_no FROM caller_post cp JOIN visible_appointment ap ON ap.account_id = cp.account_id
WHERE ap.student_id = $2 AND ap.appointment_no = $3 AND ap.cancelled_at_ms IS NULL
