-- A step that may not call anybody at this hour.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT round_no
-- $4 BIGINT step_no
-- $5 BIGINT step_due_at_ms
-- $6 BIGINT now_ms
UPDATE alert SET step_due_at_ms = $5, ladder_moved_at_ms = $6
WHERE student_id = $1 AND alert_no = $2 AND round_no = $3 AND step_no = $4 AND taken_at_ms IS NULL
  AND closed_at_ms IS NULL
