-- Who has looked at one student, the newest first, a page by key.
-- $2 BIGINT student_id
-- $3 BIGINT before_ms
-- $4 BIGINT before_stream
-- $5 BIGINT before_line
-- $6 BIGINT rows_max
SELECT v.at_ms, v.stream_id, v.line_no, v.action, v.name, COALESCE(v.role, '') AS role,
  COALESCE(v.unit_name, '') AS unit_name
FROM visible_student_view v
WHERE v.student_id = $2 AND (v.at_ms, v.stream_id, v.line_no) < ($3, $4, $5)
ORDER BY v.at_ms DESC, v.stream_id DESC, v.line_no DESC
LIMIT $6
