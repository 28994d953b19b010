-- The concerns in an alert that its reader now has before the eyes.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- $4 BIGINT now_ms
-- through visible_alert (student_id, alert_no)
UPDATE alert_signal
SET seen_at_ms = $4
WHERE student_id = $2 AND alert_no = $3 AND kind = 'manual_concern' AND seen_at_ms IS NULL
