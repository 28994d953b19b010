-- Whether the caller sees this alert itself.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
SELECT va.alert_no FROM visible_alert va WHERE va.student_id = $2 AND va.alert_no = $3 AND va.closed_at_ms IS NULL
