-- What the caller has taken on and must go to at once.
SELECT vt.student_id, vt.alert_no, vt.name, u.name, COALESCE(vt.seat_no, 0), vt.raised_at_ms, COALESCE(vt.taken_at_ms, 0)
FROM visible_taken_alert vt JOIN unit u ON u.unit_id = vt.class_unit_id
ORDER BY vt.raised_at_ms, vt.student_id
LIMIT 50
