-- How many children of each class had begun and finished, most first.
-- $1 BIGINT campaign_id
SELECT s.name AS school_name, k.name AS class_name, cc.expected, cc.started, cc.finished
FROM campaign_class cc JOIN unit k ON k.unit_id = cc.class_unit_id
  JOIN unit_closure c ON c.descendant_id = k.unit_id JOIN unit s ON s.unit_id = c.ancestor_id AND s.kind = 'school'
WHERE cc.campaign_id = $1 AND cc.started + cc.finished > 0
ORDER BY s.sort_key, s.unit_id, k.sort_key, k.unit_id
LIMIT 500
