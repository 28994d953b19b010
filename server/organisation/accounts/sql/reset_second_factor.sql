-- The next sign-in binds a new second factor.
-- $2 BIGINT account_id
-- through visible_managed_account (account_id)
UPDATE account
SET sealed_totp_secret = NULL, totp_confirmed_at_ms = NULL, totp_last_step = 0, wrong_factors = 0,
  factor_wait_until_ms = 0, factor_blocked_at_ms = NULL
WHERE account_id = $2 AND ended_at_ms IS NULL
