-- Something as urgent or more that a person was called for lately and that nobody has taken on yet.
-- $1 BIGINT account_id
-- $2 BIGINT since_ms
-- $3 BIGINT tier_rank
SELECT n.student_id FROM notification n
  JOIN alert a ON a.student_id = n.student_id AND a.alert_no = n.alert_no AND a.round_no = n.round_no
    AND a.taken_by IS NULL AND a.closed_at_ms IS NULL
WHERE n.account_id = $1 AND n.made_at_ms >= $2 AND a.tier_rank <= $3
LIMIT 1
