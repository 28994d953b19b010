-- An effect that failed or has to wait: again later, or given up.
-- $1 BIGINT event_id
-- $2 BIGINT wait_until_ms
-- $3 TEXT last_fault
-- $4 BIGINT given_up_at_ms
UPDATE outbox SET claimed_at_ms = NULL, wait_until_ms = $2, last_fault = CASE WHEN $3 = '' THEN NULL ELSE $3 END,
  given_up_at_ms = CASE WHEN $4 = 0 THEN NULL ELSE $4 END
WHERE event_id = $1
