-- Timeliness of alerts per unit directly below one of the caller's units.
-- $2 BIGINT parent_id
SELECT g.unit_id, CAST(SUM(vt.raised) AS BIGINT), CAST(SUM(vt.taken_in_time) AS BIGINT), CAST(SUM(vt.taken_late) AS BIGINT), CAST(SUM(vt.escalated) AS BIGINT),
  CAST(SUM(vt.open) AS BIGINT), CAST(SUM(vt.overdue) AS BIGINT), MAX(vt.counted_at_ms)
FROM visible_alert_tally vt JOIN unit_closure c ON c.descendant_id = vt.school_unit_id JOIN unit g ON g.unit_id = c.ancestor_id AND g.parent_id = $2
GROUP BY g.unit_id
