-- The password of a new account was given by somebody else.
-- $1 BIGINT account_id
-- $2 BIGINT now_ms
UPDATE account SET password_given_at_ms = $2 WHERE account_id = $1
