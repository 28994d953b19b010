-- An effect is carried out.
-- $1 BIGINT event_id
-- $2 BIGINT now_ms
UPDATE outbox SET done_at_ms = $2, claimed_at_ms = NULL, last_fault = NULL WHERE event_id = $1
