-- An effect about a child, written by the server itself.
-- $1 BIGINT event_id
-- $2 BIGINT student_id
-- $3 TEXT kind
-- $4 TEXT subject
-- $5 BIGINT at_ms
-- $6 BIGINT urgency
INSERT INTO outbox (event_id, student_id, kind, subject, at_ms, attempts, wait_until_ms, urgency)
  VALUES ($1, $2, $3, $4, $5, 0, $5, $6)
