-- Completion of a campaign per unit directly below one of the caller's units.
-- $2 BIGINT campaign_id
-- $3 BIGINT parent_id
-- > BIGINT counted_at_ms
SELECT g.unit_id, CAST(SUM(vs.expected) AS BIGINT) AS expected, CAST(SUM(vs.finished) AS BIGINT) AS finished,
  MAX(vs.counted_at_ms) AS counted_at_ms
FROM visible_school_completion vs JOIN unit_closure c ON c.descendant_id = vs.school_unit_id
  JOIN unit g ON g.unit_id = c.ancestor_id AND g.parent_id = $3
WHERE vs.campaign_id = $2
GROUP BY g.unit_id
