-- Why the open alerts stand: all their signals, oldest first, with the keys that open their grounds.
SELECT vs.student_id, vs.alert_no, vs.kind, vs.tier_rank, vs.at_ms, vs.campaign_id, vs.attempt, vs.sealed_grounds,
  k.wrapped_key, COALESCE(vs.raised_by_name, '') AS raised_by_name
FROM visible_alert_signal vs JOIN visible_student_key k ON k.student_id = vs.student_id
WHERE vs.closed_at_ms IS NULL
ORDER BY vs.student_id, vs.alert_no, vs.at_ms, vs.signal_key
