-- A request for support, unless one is open. Whether the caller may was decided before.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT asked_by
-- $4 BIGINT now_ms
INSERT INTO support_request (student_id, alert_no, request_no, school_unit_id, asked_by, asked_at_ms)
SELECT a.student_id, a.alert_no, (SELECT COALESCE(MAX(r.request_no), 0) + 1 FROM support_request r
  WHERE r.student_id = $1 AND r.alert_no = $2),
  COALESCE(a.school_unit_id, e.school_unit_id), $3, $4
FROM alert a JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL
WHERE a.student_id = $1 AND a.alert_no = $2 AND a.closed_at_ms IS NULL
ON CONFLICT DO NOTHING
