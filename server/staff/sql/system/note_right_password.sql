-- A full sign-in forgets wrong ones.
-- $1 BIGINT account_id
UPDATE account SET wrong_passwords = 0, wait_until_ms = 0 WHERE account_id = $1
