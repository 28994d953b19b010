-- What the calendar of a unit and of the units above it says.
-- $1 BIGINT unit_id
SELECT c.depth, s.kind, s.since_on, s.until_on
FROM unit_closure c JOIN calendar_span s ON s.unit_id = c.ancestor_id AND s.ended_at_ms IS NULL
WHERE c.descendant_id = $1
ORDER BY c.depth, s.span_no
