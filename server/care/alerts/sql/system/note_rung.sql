-- How far up an alert has come, and since when nobody could be reached for it.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 TEXT rung
-- $4 BIGINT unreachable_since_ms
UPDATE alert SET escalated_to = $3, unreachable_since_ms = CASE WHEN $4 = 0 THEN NULL
  ELSE COALESCE(unreachable_since_ms, $4) END
WHERE student_id = $1 AND alert_no = $2
