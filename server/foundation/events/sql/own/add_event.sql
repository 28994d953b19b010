-- An effect to be carried out after the commit; its row is what makes sure that it will be.
-- $2 BIGINT event_id
-- $3 TEXT kind
-- $4 TEXT subject
-- $5 BIGINT at_ms
INSERT INTO outbox (student_id, event_id, kind, subject, at_ms, attempts, wait_until_ms)
VALUES ($1, $2, $3, $4, $5, 0, $5)
