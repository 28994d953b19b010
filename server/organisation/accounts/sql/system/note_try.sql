-- Counts a try before it is judged. Of two at once only one finds the number that both have read.
-- $1 BYTEA who
-- $2 BYTEA place
-- $3 BIGINT tries_before
-- $4 BIGINT wait_until_ms
-- $5 BIGINT now_ms
INSERT INTO credential_try (who, place, tries, wait_until_ms, last_at_ms) VALUES ($1, $2, $3 + 1, $4, $5)
ON CONFLICT (who, place) DO UPDATE SET tries = credential_try.tries + 1, wait_until_ms = $4, last_at_ms = $5
  WHERE credential_try.tries = $3
