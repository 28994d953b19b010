-- A psychologist takes an alert on, unless another has or it is more urgent by now than what was shown.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- $4 BIGINT account_id
-- $5 BIGINT now_ms
-- $6 BIGINT shown_rank
-- through visible_alert (student_id, alert_no)
UPDATE alert
SET taken_at_ms = $5, taken_by = $4, step_due_at_ms = NULL, unreachable_since_ms = NULL,
  first_taken_at_ms = COALESCE(first_taken_at_ms, $5)
WHERE student_id = $2 AND alert_no = $3 AND taken_at_ms IS NULL AND closed_at_ms IS NULL AND tier_rank >= $6
