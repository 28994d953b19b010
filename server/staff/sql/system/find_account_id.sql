-- The account of a login.
-- $1 TEXT login
SELECT a.account_id FROM account a WHERE a.login = $1 AND a.ended_at_ms IS NULL
