-- An account whose session is known.
-- $1 BIGINT account_id
SELECT a.name, a.sealed_totp_secret, COALESCE(a.totp_confirmed_at_ms, 0) AS totp_confirmed_at_ms, a.totp_last_step,
  COALESCE(a.password_given_at_ms, 0) AS password_given_at_ms, a.wrong_factors, a.factor_wait_until_ms,
  COALESCE(a.factor_blocked_at_ms, 0) AS factor_blocked_at_ms
FROM account a WHERE a.account_id = $1 AND a.ended_at_ms IS NULL
