-- Counts a try at the second factor before it is judged; of two at once only one finds the number that both have read.
-- $1 BIGINT account_id
-- $2 BIGINT wrong_before
-- $3 BIGINT wait_until_ms
-- $4 BIGINT now_ms
UPDATE account SET wrong_factors = wrong_factors + 1, factor_wait_until_ms = $3
WHERE account_id = $1 AND wrong_factors = $2 AND factor_wait_until_ms <= $4 AND factor_blocked_at_ms IS NULL
