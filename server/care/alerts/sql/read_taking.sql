-- Who has taken an alert on.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
-- > BIGINT is_closed
SELECT COALESCE(va.taken_by, 0) AS taken_by, va.closed_at_ms IS NOT NULL AS is_closed FROM visible_alert va
  WHERE va.student_id = $2 AND va.alert_no = $3
