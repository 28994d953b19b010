-- Completion below the caller's unit, by its direct children (a class for a class teacher); counts only.
-- $2 BIGINT campaign_id
SELECT u.unit_id, u.name, u.kind, CAST(SUM(vc.expected) AS BIGINT) AS expected,
  CAST(SUM(vc.started) AS BIGINT) AS started, CAST(SUM(vc.finished) AS BIGINT) AS finished
FROM visible_unit u JOIN unit_closure c ON c.ancestor_id = u.unit_id
  JOIN visible_class_completion vc ON vc.class_unit_id = c.descendant_id
WHERE vc.campaign_id = $2
  AND (u.depth = 1 OR (u.depth = 0 AND u.kind = 'class'))
GROUP BY u.unit_id, u.name, u.kind, u.sort_key
ORDER BY u.sort_key, u.unit_id
