-- Classes that have been counted anew, with every unit above them.
-- $1 BIGINT since_ms
SELECT cc.campaign_id, cc.class_unit_id, cc.counted_at_ms, c.ancestor_id
FROM campaign_class cc JOIN unit_closure c ON c.descendant_id = cc.class_unit_id
WHERE cc.counted_at_ms >= $1
