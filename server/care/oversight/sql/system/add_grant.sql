-- The person of the county works on this one alert from now on.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT account_id
-- $4 BIGINT unit_id
-- $5 BIGINT now_ms
INSERT INTO alert_grant (student_id, alert_no, account_id, unit_id, since_at_ms) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (student_id, alert_no, account_id) DO UPDATE SET ended_at_ms = NULL, unit_id = excluded.unit_id
