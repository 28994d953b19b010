-- An account by its login, before there is a caller: as it was typed, else in its plain form.
-- $1 TEXT typed
-- $2 TEXT login
SELECT a.account_id, a.password_verifier, COALESCE(a.totp_confirmed_at_ms, 0) AS totp_confirmed_at_ms,
  COALESCE(a.password_given_at_ms, 0) AS password_given_at_ms, a.login
FROM account a WHERE a.login IN ($1, $2) AND a.ended_at_ms IS NULL
ORDER BY CASE WHEN a.login = $1 THEN 0 ELSE 1 END
LIMIT 1
