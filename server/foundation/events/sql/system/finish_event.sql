-- An effect is carried out, or (with a word why) is no longer needed.
-- $1 BIGINT event_id
-- $2 BIGINT now_ms
-- $3 TEXT not_needed
UPDATE outbox SET done_at_ms = $2, claimed_at_ms = NULL, last_fault = CASE WHEN $3 = '' THEN NULL ELSE $3 END
  WHERE event_id = $1
