-- An alert that waits by a time that has not come yet, or was taken on at one: the clock has been set back.
-- $1 BIGINT latest_ms
SELECT a.student_id FROM alert a
WHERE a.closed_at_ms IS NULL AND ((a.step_due_at_ms IS NOT NULL AND a.ladder_moved_at_ms > $1)
  OR a.taken_at_ms > $1) LIMIT 1
