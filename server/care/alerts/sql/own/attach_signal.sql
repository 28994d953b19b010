-- Attaches a signal to the open alert.
-- $2 TEXT signal_key
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
-- $5 TEXT kind
-- $6 BIGINT tier_rank
-- $7 BYTEA sealed_grounds
-- $8 BIGINT at_ms
-- $9 BIGINT raised_by
INSERT INTO alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds,
  at_ms, raised_by)
SELECT $1, $2, oa.alert_no, $3, $4, $5, $6, $7, $8, CASE WHEN $9 = 0 THEN NULL ELSE $9 END
FROM own_alert oa
WHERE oa.closed_at_ms IS NULL
ON CONFLICT DO NOTHING
