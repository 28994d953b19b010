-- A more urgent signal makes the open alert more urgent; its clock never gets longer, and its ladder
-- begins anew, whoever had taken on what it was before.
-- $2 BIGINT tier_rank
-- $3 BIGINT due_at_ms
-- $4 BIGINT now_ms
UPDATE alert
SET tier_rank = $2, due_at_ms = CASE WHEN due_at_ms < $3 THEN due_at_ms ELSE $3 END,
  round_no = round_no + 1, step_no = 0, round_began_at_ms = $4, step_due_at_ms = $4, ladder_moved_at_ms = $4,
  first_taken_at_ms = NULL, taken_at_ms = NULL, taken_by = NULL
WHERE closed_at_ms IS NULL AND tier_rank > $2
