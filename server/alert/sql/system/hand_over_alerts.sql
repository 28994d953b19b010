-- Open alerts of a person who goes on leave begin a new round at once.
-- $1 BIGINT account_id
-- $2 BIGINT now_ms
UPDATE alert SET taken_at_ms = NULL, taken_by = NULL, round_no = round_no + 1, step_no = 0, round_began_at_ms = $2, step_due_at_ms = $2, ladder_moved_at_ms = $2
WHERE taken_by = $1 AND closed_at_ms IS NULL
