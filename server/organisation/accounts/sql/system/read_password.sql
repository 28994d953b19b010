-- What a password of a known session is held against.
-- $1 BIGINT account_id
SELECT a.password_verifier, a.login FROM account a WHERE a.account_id = $1 AND a.ended_at_ms IS NULL
