-- One class session.
-- $2 BIGINT class_session_id
SELECT cs.campaign_id, cs.class_unit_id, cs.code, cs.ends_at_ms, COALESCE(cs.closed_at_ms, 0) AS closed_at_ms,
  u.name AS class_name, COALESCE(va.name, '') AS reachable_name,
  vc.expected, vc.started, vc.finished, COALESCE(sl.begins_at_ms, 0) AS slot_begins_at_ms,
    COALESCE(sl.ends_at_ms, 0) AS slot_ends_at_ms
FROM visible_class_session cs JOIN unit u ON u.unit_id = cs.class_unit_id
  LEFT JOIN visible_reachable_adult va ON va.account_id = cs.reachable_account_id
  LEFT JOIN visible_class_completion vc ON vc.campaign_id = cs.campaign_id AND vc.class_unit_id = cs.class_unit_id
  LEFT JOIN visible_class_slot sl ON sl.campaign_id = cs.campaign_id AND sl.class_unit_id = cs.class_unit_id
WHERE cs.class_session_id = $2
