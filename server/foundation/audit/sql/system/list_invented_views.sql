-- Rows of the list of who viewed without a line of the log.
SELECT v.stream_id, v.line_no
FROM student_view v LEFT JOIN audit_line l ON l.stream_id = v.stream_id AND l.line_no = v.line_no
  AND l.student_id = v.student_id AND l.at_ms = v.at_ms
  AND l.actor_id = v.account_id AND l.post_id = v.post_id AND l.action = v.action AND l.actor_kind = 'staff'
WHERE l.stream_id IS NULL
ORDER BY v.stream_id, v.line_no LIMIT 100
