-- A password that opens nothing but its own change.
-- $2 BIGINT account_id
-- $3 TEXT password_verifier
-- $4 BIGINT now_ms
-- through visible_managed_account (account_id)
UPDATE account
SET password_verifier = $3, password_given_at_ms = $4
WHERE account_id = $2 AND ended_at_ms IS NULL
