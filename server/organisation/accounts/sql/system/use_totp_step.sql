-- A code is good once: its step must be later than the last one used. Only this sets the count of wrong ones back.
-- $1 BIGINT account_id
-- $2 BIGINT step
-- $3 BIGINT now_ms
UPDATE account SET totp_last_step = $2, totp_confirmed_at_ms = COALESCE(totp_confirmed_at_ms, $3), wrong_factors = 0,
  factor_wait_until_ms = 0
WHERE account_id = $1 AND totp_last_step < $2
