-- Open alerts that a post may take on by the page, the most urgent first: what the person was called for lately, and
-- for a leader whatever is acute in the own school. Nothing of the child.
-- $1 BIGINT account_id
-- $2 BIGINT post_id
-- $3 BIGINT led_unit_id
-- $4 BIGINT since_ms
SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.due_at_ms
FROM (SELECT n.student_id, n.alert_no FROM notification n WHERE n.account_id = $1 AND n.made_at_ms >= $4
    UNION SELECT o.student_id, o.alert_no FROM alert o
      WHERE o.school_unit_id = $3 AND o.tier_rank = 1 AND o.closed_at_ms IS NULL) f
  JOIN alert a ON a.student_id = f.student_id AND a.alert_no = f.alert_no AND a.taken_by IS NULL
    AND a.closed_at_ms IS NULL
  JOIN scope_alert_adult d ON d.student_id = a.student_id AND d.alert_no = a.alert_no AND d.post_id = $2
ORDER BY a.tier_rank, a.due_at_ms, a.student_id
LIMIT 100
