-- A password of one's own.
-- $1 BIGINT account_id
-- $2 TEXT password_verifier
UPDATE account SET password_verifier = $2, password_given_at_ms = NULL WHERE account_id = $1
