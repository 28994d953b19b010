-- Whoever was called takes the alert on in the round in which it calls, unless another has.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT account_id
-- $4 BIGINT now_ms
-- $5 BIGINT round_no
UPDATE alert SET taken_at_ms = $4, taken_by = $3, step_due_at_ms = NULL, unreachable_since_ms = NULL,
  first_taken_at_ms = COALESCE(first_taken_at_ms, $4)
WHERE student_id = $1 AND alert_no = $2 AND round_no = $5 AND taken_at_ms IS NULL AND closed_at_ms IS NULL
