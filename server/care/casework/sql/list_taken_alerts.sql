-- What the caller has taken on and must see to, the most urgent first.
SELECT vt.student_id, vt.alert_no, vt.name, u.name AS class_name, COALESCE(vt.seat_no, 0) AS seat_no, vt.raised_at_ms,
  COALESCE(vt.taken_at_ms, 0) AS taken_at_ms, vt.tier_rank, s.name AS school_name, vt.school_unit_id
FROM visible_taken_alert vt JOIN unit u ON u.unit_id = vt.class_unit_id JOIN unit s ON s.unit_id = vt.school_unit_id
ORDER BY vt.tier_rank, vt.raised_at_ms, vt.student_id
LIMIT 50
