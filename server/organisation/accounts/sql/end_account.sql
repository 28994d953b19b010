-- The end of an account; its lines in the log stay.
-- $2 BIGINT account_id
-- $3 BIGINT now_ms
-- through visible_managed_account (account_id)
UPDATE account
SET ended_at_ms = $3
WHERE account_id = $2 AND ended_at_ms IS NULL
