-- An open alert begins a new round: its adult is away.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT now_ms
UPDATE alert SET taken_at_ms = NULL, taken_by = NULL, round_no = round_no + 1, step_no = 0, round_began_at_ms = $3, step_due_at_ms = $3, ladder_moved_at_ms = $3
WHERE student_id = $1 AND alert_no = $2 AND taken_by IS NOT NULL AND closed_at_ms IS NULL
