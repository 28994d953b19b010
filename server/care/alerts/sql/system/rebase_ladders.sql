-- What waits by a clock that was ahead waits the same interval by the one of now.
-- $1 BIGINT now_ms
-- $2 BIGINT latest_ms
UPDATE alert SET step_due_at_ms = step_due_at_ms - (ladder_moved_at_ms - $1),
  round_began_at_ms = round_began_at_ms - (ladder_moved_at_ms - $1),
  due_at_ms = due_at_ms - (ladder_moved_at_ms - $1), ladder_moved_at_ms = $1
WHERE step_due_at_ms IS NOT NULL AND ladder_moved_at_ms > $2
