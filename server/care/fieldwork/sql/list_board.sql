-- The live board: counts only, by class in a school, by what lies directly below for county and city.
-- $2 BIGINT campaign_id
SELECT vb.unit_id, vb.name, vb.kind, CAST(SUM(vc.expected) AS BIGINT) AS expected,
  CAST(SUM(vc.started) AS BIGINT) AS started, CAST(SUM(vc.finished) AS BIGINT) AS finished
FROM visible_board_unit vb JOIN unit_closure c ON c.ancestor_id = vb.unit_id
  JOIN visible_class_completion vc ON vc.class_unit_id = c.descendant_id
WHERE vc.campaign_id = $2
GROUP BY vb.unit_id, vb.name, vb.kind, vb.sort_key
ORDER BY vb.sort_key, vb.unit_id
LIMIT 1000
