-- What the clock of a new round needs.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- > BIGINT school_unit_id
SELECT a.tier_rank, s.school_unit_id FROM alert a JOIN scope_alert_school s ON s.student_id = a.student_id
  AND s.alert_no = a.alert_no
WHERE a.student_id = $1 AND a.alert_no = $2
