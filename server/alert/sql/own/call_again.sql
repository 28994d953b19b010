-- A new signal that cannot wait, about an alert that somebody has long been on: it calls anew, as urgent as the
-- signal is. What the person has taken on was what was known then.
-- $2 BIGINT tier_rank
-- $3 BIGINT due_at_ms
-- $4 BIGINT now_ms
-- $5 BIGINT taken_before_ms
UPDATE alert
SET tier_rank = $2, due_at_ms = $3, round_no = round_no + 1, step_no = 0, round_began_at_ms = $4, step_due_at_ms = $4, taken_at_ms = NULL, taken_by = NULL
WHERE closed_at_ms IS NULL AND taken_at_ms <= $5
