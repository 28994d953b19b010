-- No code opens this account until its second factor has been set anew.
-- $1 BIGINT account_id
-- $2 BIGINT now_ms
UPDATE account SET factor_blocked_at_ms = $2 WHERE account_id = $1 AND factor_blocked_at_ms IS NULL
