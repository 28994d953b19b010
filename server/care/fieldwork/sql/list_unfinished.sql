-- Who has not finished, class by class, with the neutral reason that a teacher gave.
-- $2 BIGINT campaign_id
-- $3 BIGINT pupils_max
-- > TEXT state
SELECT vc.student_id, COALESCE(vc.seat_no, 0) AS seat_no, vc.name, vc.state,
  COALESCE(vc.away_because, '') AS away_because, vc.class_unit_id, k.name AS class_name,
  COALESCE(cs.class_session_id, 0) AS class_session_id,
  COUNT(*) OVER () AS unfinished
FROM visible_completion vc JOIN unit k ON k.unit_id = vc.class_unit_id
  LEFT JOIN class_session cs ON cs.campaign_id = vc.campaign_id AND cs.class_unit_id = vc.class_unit_id
    AND cs.closed_at_ms IS NULL
WHERE vc.campaign_id = $2 AND vc.state <> 'finished'
ORDER BY k.sort_key, k.unit_id, vc.seat_no NULLS LAST, vc.student_id
LIMIT $3
