-- Classes of a campaign below the caller's unit, with their open session and the slot that the school chose.
-- $2 BIGINT campaign_id
SELECT vc.class_unit_id, u.name, vc.expected, COALESCE(cs.class_session_id, 0) AS class_session_id,
  COALESCE(sl.begins_at_ms, 0) AS begins_at_ms
FROM visible_campaign_class vc JOIN visible_unit u ON u.unit_id = vc.class_unit_id
  LEFT JOIN visible_class_session cs ON cs.class_unit_id = vc.class_unit_id AND cs.campaign_id = vc.campaign_id
    AND cs.closed_at_ms IS NULL
  LEFT JOIN visible_class_slot sl ON sl.class_unit_id = vc.class_unit_id AND sl.campaign_id = vc.campaign_id
WHERE vc.campaign_id = $2
ORDER BY u.sort_key, u.unit_id
LIMIT 200
