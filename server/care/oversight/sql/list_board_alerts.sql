-- Timeliness of alerts per unit directly below one of the caller's units.
-- $2 BIGINT parent_id
-- > BIGINT counted_at_ms
SELECT g.unit_id, CAST(SUM(vt.raised) AS BIGINT) AS raised, CAST(SUM(vt.taken_in_time) AS BIGINT) AS taken_in_time,
  CAST(SUM(vt.taken_late) AS BIGINT) AS taken_late, CAST(SUM(vt.escalated) AS BIGINT) AS escalated,
  CAST(SUM(vt.open) AS BIGINT) AS open, CAST(SUM(vt.overdue) AS BIGINT) AS overdue,
    MAX(vt.counted_at_ms) AS counted_at_ms
FROM visible_alert_tally vt JOIN unit_closure c ON c.descendant_id = vt.school_unit_id
  JOIN unit g ON g.unit_id = c.ancestor_id AND g.parent_id = $2
GROUP BY g.unit_id
