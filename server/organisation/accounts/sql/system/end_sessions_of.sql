-- Every session of an account ends.
-- $1 BIGINT account_id
-- $2 BIGINT now_ms
UPDATE staff_session SET ended_at_ms = $2 WHERE account_id = $1 AND ended_at_ms IS NULL
