-- A second factor to be confirmed by its first code.
-- $1 BIGINT account_id
-- $2 BYTEA sealed_totp_secret
UPDATE account SET sealed_totp_secret = $2, totp_confirmed_at_ms = NULL, totp_last_step = 0 WHERE account_id = $1
