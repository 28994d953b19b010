-- Why an alert stands: its signals, oldest first, with the key that opens their grounds.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
SELECT vs.kind, vs.tier_rank, vs.at_ms, vs.campaign_id, vs.attempt, vs.sealed_grounds, k.wrapped_key,
  COALESCE(vs.raised_by_name, '') AS raised_by_name
FROM visible_alert_signal vs JOIN visible_student_key k ON k.student_id = vs.student_id
WHERE vs.student_id = $2 AND vs.alert_no = $3
ORDER BY vs.at_ms, vs.signal_key
