-- An account by its login, before there is a caller.
-- $1 TEXT login
SELECT a.account_id, a.password_verifier, COALESCE(a.totp_confirmed_at_ms, 0), COALESCE(a.password_given_at_ms, 0)
FROM account a WHERE a.login = $1 AND a.ended_at_ms IS NULL
