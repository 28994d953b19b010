-- The number of the next call for an alert.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- > BIGINT next_notification_no
SELECT COALESCE(MAX(n.notification_no), 0) + 1 AS next_notification_no FROM notification n
  WHERE n.student_id = $1 AND n.alert_no = $2
