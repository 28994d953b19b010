-- How many open clocks nobody is on: acute, overdue, of the same day, all.
-- $2 BIGINT now_ms
SELECT COUNT(CASE WHEN vc.tier_rank = 1 THEN vc.clock_ref END), COUNT(CASE WHEN vc.due_at_ms < $2 THEN vc.clock_ref END), COUNT(CASE WHEN vc.tier_rank = 2 THEN vc.clock_ref END), COUNT(vc.clock_ref)
FROM visible_clock vc WHERE vc.taken_by IS NULL
