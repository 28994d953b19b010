-- An effect of what a guardian has done through a slip, in the same transaction.
-- $5 BIGINT event_id
-- $6 TEXT kind
-- $7 TEXT subject
-- $8 BIGINT at_ms
INSERT INTO outbox (student_id, event_id, kind, subject, at_ms, attempts, wait_until_ms)
SELECT gl.student_id, $5, $6, $7, $8, 0, $8 FROM guardian_link gl
