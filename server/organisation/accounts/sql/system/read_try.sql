-- How often a password was tried for somebody from a place.
-- $1 BYTEA who
-- $2 BYTEA place
SELECT t.tries, t.wait_until_ms FROM credential_try t WHERE t.who = $1 AND t.place = $2
