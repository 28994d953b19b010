-- How far up an alert has come.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 TEXT rung
UPDATE alert SET escalated_to = $3 WHERE student_id = $1 AND alert_no = $2
