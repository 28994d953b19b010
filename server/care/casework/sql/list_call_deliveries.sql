-- What became of the messages to those whom an alert has called.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- > BIGINT at_ms
SELECT vd.notification_no, CASE WHEN vd.kind = 'call_by_mail' THEN 'mail' ELSE 'phone' END AS way,
  CASE WHEN vd.given_up_at_ms IS NOT NULL THEN 'failed' WHEN vd.done_at_ms IS NULL THEN 'waiting'
    WHEN vd.last_fault IS NOT NULL THEN 'not_needed' ELSE 'sent' END AS state,
  COALESCE(vd.last_fault, '') AS last_fault, COALESCE(vd.done_at_ms, vd.given_up_at_ms, vd.at_ms) AS at_ms
FROM visible_call_delivery vd
WHERE vd.student_id = $2 AND vd.alert_no = $3
ORDER BY vd.notification_no DESC, vd.event_id
LIMIT 200
