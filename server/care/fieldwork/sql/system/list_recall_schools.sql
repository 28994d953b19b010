-- How many children of each school had begun and finished, for an office.
-- $1 BIGINT campaign_id
SELECT s.name AS school_name, '' AS class_name, CAST(SUM(cc.expected) AS BIGINT) AS expected,
  CAST(SUM(cc.started) AS BIGINT) AS started, CAST(SUM(cc.finished) AS BIGINT) AS finished
FROM campaign_class cc JOIN unit_closure c ON c.descendant_id = cc.class_unit_id
  JOIN unit s ON s.unit_id = c.ancestor_id AND s.kind = 'school'
WHERE cc.campaign_id = $1
GROUP BY s.unit_id, s.name, s.sort_key
HAVING SUM(cc.started + cc.finished) > 0
ORDER BY s.sort_key, s.unit_id
LIMIT 500
