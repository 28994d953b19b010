-- Whom the ladder of the round has lately called by a message, but for the one who has it now: the last call of each
-- person and channel.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT account_id
-- $4 BIGINT since_ms
-- > BIGINT notification_no
SELECT o.kind, MAX(n.notification_no) AS notification_no
FROM notification n JOIN alert a ON a.student_id = n.student_id AND a.alert_no = n.alert_no AND a.round_no = n.round_no
  JOIN outbox o ON o.student_id = n.student_id
    AND o.subject = CAST(n.alert_no AS TEXT) || '.' || CAST(n.notification_no AS TEXT)
    AND o.kind IN ('call_by_mail', 'call_by_webhook') AND o.given_up_at_ms IS NULL
WHERE n.student_id = $1 AND n.alert_no = $2 AND n.account_id <> $3 AND n.made_at_ms >= $4 AND n.tier_rank <= 2
GROUP BY n.account_id, o.kind
ORDER BY n.account_id, o.kind
