-- One process sends it.
-- $1 BIGINT account_act_id
-- $2 BIGINT account_id
-- $3 BIGINT tries_before
-- $4 BIGINT wait_until_ms
UPDATE account_act_message SET tries = tries + 1, wait_until_ms = $4
  WHERE account_act_id = $1 AND account_id = $2 AND tries = $3 AND done_at_ms IS NULL
