-- An alert that waits by a time that has not come yet: the clock has been set back.
-- $1 BIGINT latest_ms
SELECT a.student_id FROM alert a WHERE a.step_due_at_ms IS NOT NULL AND a.ladder_moved_at_ms > $1 LIMIT 1
