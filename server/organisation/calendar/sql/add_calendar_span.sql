-- Adds a span to the calendar of the caller's unit; what is there already stays as it is.
-- $2 BIGINT span_no
-- $3 TEXT kind
-- $4 TEXT name
-- $5 TEXT since_on
-- $6 TEXT until_on
INSERT INTO calendar_span (unit_id, span_no, kind, name, since_on, until_on)
SELECT cp.unit_id, $2, $3, $4, $5, $6
FROM caller_post cp
WHERE NOT EXISTS (SELECT s.span_no FROM calendar_span s
  WHERE s.unit_id = cp.unit_id AND s.ended_at_ms IS NULL AND s.kind = $3 AND s.since_on = $5 AND s.until_on = $6)
