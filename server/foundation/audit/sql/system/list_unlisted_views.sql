-- Lines about a student that the list of who viewed does not tell, or tells otherwise.
SELECT l.stream_id, l.line_no
FROM audit_line l LEFT JOIN student_view v ON v.student_id = l.student_id AND v.at_ms = l.at_ms
  AND v.stream_id = l.stream_id AND v.line_no = l.line_no
  AND v.account_id = l.actor_id AND v.post_id = l.post_id AND v.action = l.action
WHERE l.actor_kind = 'staff' AND l.student_id > 0 AND v.student_id IS NULL
ORDER BY l.stream_id, l.line_no LIMIT 100
