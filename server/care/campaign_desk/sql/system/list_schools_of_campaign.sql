-- Schools below a unit whose classes take part in a campaign.
-- $1 BIGINT campaign_id
-- $2 BIGINT unit_id
SELECT DISTINCT s.unit_id
FROM unit_closure c JOIN campaign_class cc ON cc.class_unit_id = c.descendant_id AND cc.campaign_id = $1
  JOIN unit_closure up ON up.descendant_id = cc.class_unit_id
  JOIN unit s ON s.unit_id = up.ancestor_id AND s.kind = 'school'
WHERE c.ancestor_id = $2
