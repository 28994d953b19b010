-- Schools below a unit for which somebody is on a roster today: the school's own, or one above it.
-- $1 BIGINT unit_id
-- $2 TEXT today
SELECT DISTINCT s.unit_id
FROM unit_closure b
  JOIN unit s ON s.unit_id = b.descendant_id AND s.kind = 'school'
  JOIN unit_closure up ON up.descendant_id = s.unit_id
  JOIN duty d ON d.unit_id = up.ancestor_id AND d.ended_at_ms IS NULL AND d.since_on <= $2
    AND (d.until_on IS NULL OR d.until_on >= $2)
  JOIN account a ON a.account_id = d.account_id AND a.ended_at_ms IS NULL
WHERE b.ancestor_id = $1
