-- A session begins; only a digest of its token is stored.
-- $1 BIGINT context_id
-- $2 BIGINT account_id
-- $3 BIGINT NULL post_id
-- $4 BYTEA token_digest
-- $5 TEXT step
-- $6 BIGINT now_ms
-- $7 BIGINT expires_at_ms
INSERT INTO staff_session (context_id, account_id, post_id, token_digest, step, began_at_ms, used_at_ms, expires_at_ms,
  input_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $6)
