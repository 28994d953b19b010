-- An account under the plain form of its login and name.
-- $1 BIGINT account_id
-- $2 TEXT login
-- $3 TEXT name
UPDATE account SET login = $2, name = $3 WHERE account_id = $1
