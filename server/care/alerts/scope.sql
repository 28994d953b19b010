-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.

-- Whether an alert stands, so that a second signal joins it: the server asks, the child never sees it.
-- class 8 alert; key (student_id, alert_no); roles student (not shown)
own_alert AS (
  SELECT a.student_id, a.alert_no, a.tier_rank, a.due_at_ms, a.closed_at_ms
  FROM alert a WHERE a.student_id = $1
)
