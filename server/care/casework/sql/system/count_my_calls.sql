-- For how many alerts that nobody is on one person has been called, by tier.
-- $1 BIGINT account_id
SELECT COUNT(CASE WHEN w.tier_rank = 1 THEN w.student_id END) AS acute,
  COUNT(CASE WHEN w.tier_rank = 2 THEN w.student_id END) AS same_day,
  COUNT(CASE WHEN w.tier_rank = 3 THEN w.student_id END) AS ranked
FROM (
  SELECT DISTINCT a.student_id, a.alert_no, a.tier_rank
  FROM notification n JOIN alert a ON a.student_id = n.student_id AND a.alert_no = n.alert_no
    AND a.round_no = n.round_no AND a.taken_at_ms IS NULL AND a.closed_at_ms IS NULL
  WHERE n.account_id = $1
) w
