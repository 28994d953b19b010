-- Whoever was called and has taken an alert on puts it back: a new round begins at once.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- $4 BIGINT now_ms
-- through visible_taken_alert (student_id, alert_no)
UPDATE alert
SET taken_at_ms = NULL, taken_by = NULL, round_no = round_no + 1, step_no = 0, round_began_at_ms = $4, step_due_at_ms = $4, ladder_moved_at_ms = $4
WHERE student_id = $2 AND alert_no = $3 AND closed_at_ms IS NULL
