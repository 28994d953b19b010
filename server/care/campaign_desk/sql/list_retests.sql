-- Sheets that cannot be used: waiting first, then released, then done.
SELECT vr.student_id, vr.campaign_id, vr.opened_at_ms, COALESCE(vr.released_at_ms, 0) AS released_at_ms, vr.name,
  u.name AS class_name, COALESCE(vr.seat_no, 0) AS seat_no,
  COALESCE(vr.second_validity, '') AS second_validity, COALESCE(vr.second_at_ms, 0) AS second_at_ms
FROM visible_retest vr JOIN unit u ON u.unit_id = vr.class_unit_id
ORDER BY CASE WHEN vr.second_at_ms IS NOT NULL THEN 2 WHEN vr.released_at_ms IS NOT NULL THEN 1 ELSE 0 END,
  vr.opened_at_ms, vr.student_id
LIMIT 200
