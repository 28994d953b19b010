-- One open alert that a post may be on, with its round and who is on it.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT post_id
SELECT a.round_no, COALESCE(a.taken_by, 0) AS taken_by
FROM scope_alert_adult d JOIN alert a ON a.student_id = d.student_id AND a.alert_no = d.alert_no
WHERE d.student_id = $1 AND d.alert_no = $2 AND d.post_id = $3
