-- How many open clocks nobody is on: acute, overdue, of the same day, all.
-- $2 BIGINT now_ms
SELECT COUNT(CASE WHEN vc.tier_rank = 1 THEN vc.clock_ref END) AS acute,
  COUNT(CASE WHEN vc.due_at_ms < $2 THEN vc.clock_ref END) AS overdue,
  COUNT(CASE WHEN vc.tier_rank = 2 THEN vc.clock_ref END) AS same_day, COUNT(vc.clock_ref) AS clocks
FROM visible_clock vc WHERE vc.taken_by IS NULL
