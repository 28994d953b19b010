-- The pupils of one class in a campaign, in the order of their seats.
-- $2 BIGINT campaign_id
-- $3 BIGINT class_unit_id
-- > TEXT state
-- > BIGINT two_devices
SELECT vc.student_id, COALESCE(vc.seat_no, 0) AS seat_no, vc.name, vc.code_no, vc.state,
  COALESCE(vc.away_because, '') AS away_because, vc.two_devices, COALESCE(vc.entry_mode, '') AS entry_mode,
  k.name AS class_name
FROM visible_completion vc JOIN unit k ON k.unit_id = vc.class_unit_id
WHERE vc.campaign_id = $2 AND vc.class_unit_id = $3
ORDER BY vc.seat_no NULLS LAST, vc.student_id
