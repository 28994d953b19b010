-- An account that stands: what it is called, whether its password is another's, whether it has a second factor.
-- $1 BIGINT account_id
SELECT a.login, a.name, COALESCE(a.password_given_at_ms, 0) AS password_given_at_ms,
  COALESCE(a.totp_confirmed_at_ms, 0) AS totp_confirmed_at_ms FROM account a
  WHERE a.account_id = $1 AND a.ended_at_ms IS NULL
