-- What was done to accounts lately waits to be told to their people.
-- $1 BIGINT since_ms
-- $2 BIGINT now_ms
INSERT INTO account_act_message (account_act_id, account_id, tries, wait_until_ms)
SELECT k.account_act_id, k.account_id, 0, $2 FROM account_act k
WHERE k.at_ms >= $1 AND k.act IN ('password_given', 'factor_reset', 'factor_blocked', 'post_added')
  AND NOT EXISTS (SELECT m.account_act_id FROM account_act_message m
    WHERE m.account_act_id = k.account_act_id AND m.account_id = k.account_id)
ON CONFLICT DO NOTHING
