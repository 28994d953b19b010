-- What a person has on hand, the most urgent first.
-- $1 BIGINT account_id
SELECT a.student_id, a.alert_no, a.tier_rank FROM alert a WHERE a.taken_by = $1 AND a.closed_at_ms IS NULL
  ORDER BY a.tier_rank, a.student_id
