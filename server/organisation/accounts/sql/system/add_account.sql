-- A member of staff who may sign in.
-- $1 BIGINT account_id
-- $2 TEXT login
-- $3 TEXT name
-- $4 TEXT password_verifier
-- $5 BIGINT now_ms
INSERT INTO account (account_id, login, name, password_verifier, totp_last_step, added_at_ms)
VALUES ($1, $2, $3, $4, 0, $5)
ON CONFLICT DO NOTHING
