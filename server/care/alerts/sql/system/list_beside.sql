-- Other calls of the same message that still wait for somebody.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT notification_no
SELECT n.student_id, n.alert_no, n.notification_no
FROM notification me JOIN notification n ON n.account_id = me.account_id AND n.made_at_ms = me.made_at_ms
  AND n.tier_rank = me.tier_rank AND n.student_id <> me.student_id
  JOIN alert a ON a.student_id = n.student_id AND a.alert_no = n.alert_no AND a.round_no = n.round_no
    AND a.taken_by IS NULL AND a.closed_at_ms IS NULL
WHERE me.student_id = $1 AND me.alert_no = $2 AND me.notification_no = $3
ORDER BY n.student_id
