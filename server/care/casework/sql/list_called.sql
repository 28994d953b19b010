-- Whom the ladder of an alert has called, newest first.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
SELECT vn.notification_no, vn.name, vn.rung, vn.made_at_ms, CASE WHEN vn.answered_at_ms IS NULL THEN 0
  ELSE 1 END AS has_answered
FROM visible_notification vn
WHERE vn.student_id = $2 AND vn.alert_no = $3
ORDER BY vn.notification_no DESC
LIMIT 50
