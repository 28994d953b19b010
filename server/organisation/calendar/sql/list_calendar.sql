-- What the calendar of the caller's unit says, and those above it, from today on.
SELECT s.span_no, s.kind, s.name, s.since_on, s.until_on, u.name AS unit_name, up.depth
FROM caller_post cp JOIN unit_closure up ON up.descendant_id = cp.unit_id
  JOIN calendar_span s ON s.unit_id = up.ancestor_id AND s.ended_at_ms IS NULL
  JOIN unit u ON u.unit_id = s.unit_id
WHERE s.until_on >= $today
ORDER BY s.since_on, up.depth, s.span_no
