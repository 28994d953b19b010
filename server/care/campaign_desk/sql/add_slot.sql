-- When a class of the caller's school answers.
-- $2 BIGINT campaign_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT begins_at_ms
-- $5 BIGINT ends_at_ms
INSERT INTO class_slot (campaign_id, class_unit_id, begins_at_ms, ends_at_ms)
SELECT vc.campaign_id, vc.class_unit_id, $4, $5 FROM visible_class_completion vc
  WHERE vc.campaign_id = $2 AND vc.class_unit_id = $3
ON CONFLICT DO NOTHING
