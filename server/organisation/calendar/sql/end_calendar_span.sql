-- Takes a span of the caller's own unit out of the calendar; that it was there stays known.
-- $2 BIGINT span_no
-- $3 BIGINT now_ms
-- through visible_own_calendar (unit_id, span_no)
UPDATE calendar_span
SET ended_at_ms = $3
WHERE span_no = $2 AND ended_at_ms IS NULL
