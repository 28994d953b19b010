-- Whoever took an alert on puts it back: a new round begins at once.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- $4 BIGINT account_id
-- $5 BIGINT now_ms
-- through visible_alert (student_id, alert_no)
UPDATE alert
SET taken_at_ms = NULL, taken_by = NULL, round_no = round_no + 1, step_no = 0, round_began_at_ms = $5, step_due_at_ms = $5, ladder_moved_at_ms = $5
WHERE student_id = $2 AND alert_no = $3 AND taken_by = $4 AND closed_at_ms IS NULL
