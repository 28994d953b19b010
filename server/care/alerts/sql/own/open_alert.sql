-- Opens an alert unless one is open: at most one per student. Its ladder begins at once.
-- $2 BIGINT tier_rank
-- $3 BIGINT raised_at_ms
-- $4 BIGINT due_at_ms
INSERT INTO alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms, round_began_at_ms, step_due_at_ms,
  ladder_moved_at_ms)
SELECT $1, COALESCE(MAX(oa.alert_no), 0) + 1, $2, $3, $4, $3, $3, $3
FROM own_alert oa
HAVING COUNT(CASE WHEN oa.closed_at_ms IS NULL THEN oa.alert_no END) = 0
ON CONFLICT DO NOTHING
