-- The interview that stands for an alert.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
SELECT ap.appointment_no FROM visible_appointment ap
  WHERE ap.student_id = $2 AND ap.alert_no = $3 AND ap.cancelled_at_ms IS NULL
