-- What a leave handed over is the person's again.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT account_id
-- $4 BIGINT now_ms
UPDATE alert SET taken_at_ms = $4, taken_by = $3, step_due_at_ms = NULL, unreachable_since_ms = NULL,
  handed_over_leave = NULL, handed_over_round = NULL,
  first_taken_at_ms = COALESCE(first_taken_at_ms, $4)
WHERE student_id = $1 AND alert_no = $2 AND taken_by IS NULL AND closed_at_ms IS NULL
