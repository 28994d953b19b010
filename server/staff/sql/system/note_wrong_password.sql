-- Each wrong password makes the next try wait longer.
-- $1 BIGINT account_id
-- $2 BIGINT wait_until_ms
UPDATE account SET wrong_passwords = wrong_passwords + 1, wait_until_ms = $2 WHERE account_id = $1
