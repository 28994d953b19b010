-- Who has accepted the request that is open for an alert; 0: nobody yet.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
SELECT COALESCE(r.accepted_by, 0) AS accepted_by FROM support_request r
  WHERE r.student_id = $1 AND r.alert_no = $2 AND r.withdrawn_at_ms IS NULL
