-- It went out by a channel, or there is no address.
-- $1 BIGINT account_act_id
-- $2 BIGINT account_id
-- $3 BIGINT now_ms
UPDATE account_act_message SET done_at_ms = $3 WHERE account_act_id = $1 AND account_id = $2
