-- Timeliness of alerts per school since a day.
-- $1 BIGINT since_ms
-- $2 BIGINT now_ms
-- > BIGINT school_unit_id
SELECT COALESCE(a.school_unit_id, e.school_unit_id) AS school_unit_id, COUNT(a.student_id) AS raised,
  COUNT(CASE WHEN a.first_taken_at_ms <= a.due_at_ms THEN a.student_id END) AS taken_in_time,
  COUNT(CASE WHEN a.first_taken_at_ms > a.due_at_ms THEN a.student_id END) AS taken_late,
  COUNT(CASE WHEN a.escalated_to <> 'on_duty' THEN a.student_id END) AS escalated,
  COUNT(CASE WHEN a.closed_at_ms IS NULL AND a.taken_by IS NULL THEN a.student_id END) AS open,
  COUNT(CASE WHEN a.closed_at_ms IS NULL AND a.taken_by IS NULL AND a.due_at_ms < $2 THEN a.student_id END) AS overdue
FROM alert a LEFT JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL
WHERE COALESCE(a.school_unit_id, e.school_unit_id) IS NOT NULL AND a.raised_at_ms >= $1
GROUP BY COALESCE(a.school_unit_id, e.school_unit_id)
