-- An effect of what a guardian has done through a slip, in the same transaction.
-- $4 BIGINT event_id
-- $5 TEXT kind
-- $6 TEXT subject
-- $7 BIGINT at_ms
INSERT INTO outbox (student_id, event_id, kind, subject, at_ms, attempts, wait_until_ms)
SELECT gl.student_id, $4, $5, $6, $7, 0, $7 FROM guardian_link gl
