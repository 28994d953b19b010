-- Classes of a campaign below the caller's unit, each with its slot (0: none).
-- $2 BIGINT campaign_id
SELECT vc.class_unit_id, u.name, vc.expected, COALESCE(cs.begins_at_ms, 0) AS begins_at_ms,
  COALESCE(cs.ends_at_ms, 0) AS ends_at_ms
FROM visible_class_completion vc JOIN visible_unit u ON u.unit_id = vc.class_unit_id
  LEFT JOIN visible_class_slot cs ON cs.class_unit_id = vc.class_unit_id AND cs.campaign_id = vc.campaign_id
WHERE vc.campaign_id = $2
ORDER BY u.sort_key, u.unit_id
