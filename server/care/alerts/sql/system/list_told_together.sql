-- Messages of one channel that tell one person that somebody has what was called for at one moment: this one among
-- them. The first tells all.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT notification_no
-- $4 TEXT kind
SELECT o.event_id
FROM notification me JOIN notification n ON n.account_id = me.account_id AND n.made_at_ms = me.made_at_ms
  AND n.tier_rank = me.tier_rank
  JOIN outbox o ON o.student_id = n.student_id AND o.kind = $4
    AND o.subject = CAST(n.alert_no AS TEXT) || '.' || CAST(n.notification_no AS TEXT)
    AND o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL
WHERE me.student_id = $1 AND me.alert_no = $2 AND me.notification_no = $3
ORDER BY o.event_id
