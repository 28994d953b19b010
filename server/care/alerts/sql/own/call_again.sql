-- A new signal that cannot wait, about an alert that somebody has long been on: it calls anew, as urgent as the
-- signal is. What the person has taken on was what was known then. What was acute and taken on within these hours stays
-- acute: a lesser wish that comes in the evening may not leave the child of the afternoon to the next morning.
-- $2 BIGINT tier_rank
-- $3 BIGINT due_at_ms
-- $4 BIGINT now_ms
-- $5 BIGINT taken_before_ms
-- $6 BIGINT urgent_since_ms
-- $7 BIGINT urgent_due_at_ms
UPDATE alert
SET tier_rank = CASE WHEN tier_rank < $2 AND taken_at_ms > $6 THEN tier_rank ELSE $2 END,
  due_at_ms = CASE WHEN tier_rank < $2 AND taken_at_ms > $6 THEN $7 ELSE $3 END,
  round_no = round_no + 1, step_no = 0, round_began_at_ms = $4, step_due_at_ms = $4, ladder_moved_at_ms = $4,
    taken_at_ms = NULL, taken_by = NULL
WHERE closed_at_ms IS NULL AND taken_at_ms <= $5
