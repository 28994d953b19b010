-- An open alert begins a new round: whoever had it has it no longer. What was answered in time gets a clock of its own.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT taken_by
-- $4 BIGINT now_ms
-- $5 BIGINT due_at_ms
-- $6 BIGINT leave_id
UPDATE alert SET taken_at_ms = NULL, taken_by = NULL, round_no = round_no + 1, step_no = 0, round_began_at_ms = $4,
  step_due_at_ms = $4, ladder_moved_at_ms = $4,
  due_at_ms = CASE WHEN first_taken_at_ms <= due_at_ms AND due_at_ms < $5 THEN $5 ELSE due_at_ms END,
  handed_over_leave = CASE WHEN $6 = 0 THEN NULL ELSE $6 END, handed_over_round = CASE WHEN $6 = 0 THEN NULL
    ELSE round_no + 1 END
WHERE student_id = $1 AND alert_no = $2 AND taken_by = $3 AND closed_at_ms IS NULL
