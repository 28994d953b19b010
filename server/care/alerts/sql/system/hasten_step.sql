-- No message of this call's step can arrive any more: the next step is due now.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT notification_no
-- $4 BIGINT now_ms
UPDATE alert SET step_due_at_ms = $4, ladder_moved_at_ms = $4
WHERE student_id = $1 AND alert_no = $2 AND taken_at_ms IS NULL AND closed_at_ms IS NULL AND step_due_at_ms > $4
  AND EXISTS (SELECT n.notification_no FROM notification n
    WHERE n.student_id = $1 AND n.alert_no = $2 AND n.notification_no = $3 AND n.round_no = alert.round_no
      AND n.step_no = alert.step_no)
  AND NOT EXISTS (SELECT n.notification_no FROM notification n JOIN outbox o ON o.student_id = n.student_id
      AND o.subject = CAST(n.alert_no AS TEXT) || '.' || CAST(n.notification_no AS TEXT)
        AND o.kind IN ('call_by_mail', 'call_by_webhook')
    WHERE n.student_id = $1 AND n.alert_no = $2 AND n.round_no = alert.round_no AND n.step_no = alert.step_no
      AND o.given_up_at_ms IS NULL)
