-- Answers that came back, by the units directly below one of the caller's (a class for a class teacher).
-- $2 BIGINT unit_id
-- > BIGINT counted_at_ms
SELECT u.unit_id, u.name, u.kind, CAST(SUM(vc.enrolled) AS BIGINT) AS enrolled,
  CAST(SUM(vc.returned) AS BIGINT) AS returned, MIN(vc.counted_at_ms) AS counted_at_ms
FROM visible_unit u JOIN unit_closure c ON c.ancestor_id = u.unit_id
  JOIN visible_consent_count vc ON vc.class_unit_id = c.descendant_id
WHERE (CASE WHEN $2 = 0 THEN u.depth = 1 OR (u.depth = 0 AND u.kind = 'class') ELSE (u.parent_id = $2 AND u.depth > 0)
  OR (u.unit_id = $2 AND u.kind = 'class') END)
GROUP BY u.unit_id, u.name, u.kind, u.sort_key
ORDER BY u.sort_key, u.unit_id
