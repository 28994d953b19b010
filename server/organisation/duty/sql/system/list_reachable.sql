-- Who may be called for a unit at a moment, leave left out: duty of the unit and of those above it,
-- and the posts that stand in when a rung is empty.
-- $1 BIGINT unit_id
-- $2 TEXT today
-- $3 BIGINT now_ms
-- > BIGINT turn
-- > TEXT hours
SELECT w.account_id, w.source, w.turn, w.hours, w.kind
FROM (
  SELECT d.account_id, 'duty' AS source, d.turn, d.hours, u.kind
  FROM unit_closure c JOIN duty d ON d.unit_id = c.ancestor_id AND d.ended_at_ms IS NULL
    JOIN unit u ON u.unit_id = c.ancestor_id
  WHERE c.descendant_id = $1 AND d.since_on <= $2 AND (d.until_on IS NULL OR d.until_on >= $2)
    AND EXISTS (SELECT p.post_id FROM post p JOIN unit_closure pc ON pc.ancestor_id = d.unit_id
      AND pc.descendant_id = p.unit_id
      WHERE p.account_id = d.account_id AND p.ended_at_ms IS NULL AND p.since_on <= $2
        AND (p.until_on IS NULL OR p.until_on >= $2))
  UNION ALL
  SELECT p.account_id, p.role AS source, 1 AS turn, 'always' AS hours, u.kind
  FROM unit_closure c JOIN post p ON p.unit_id = c.ancestor_id AND p.ended_at_ms IS NULL
    JOIN unit u ON u.unit_id = c.ancestor_id
  WHERE c.descendant_id = $1 AND p.since_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2)
    AND p.role IN ('school_leader', 'counselling_centre', 'county_officer', 'city_officer', 'system_administrator')
) w JOIN account a ON a.account_id = w.account_id AND a.ended_at_ms IS NULL
WHERE NOT EXISTS (SELECT l.leave_id FROM leave_of_absence l
  WHERE l.account_id = w.account_id AND l.ended_at_ms IS NULL AND l.since_at_ms <= $3 AND l.until_at_ms > $3)
ORDER BY w.turn, w.account_id
