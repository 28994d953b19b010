-- How often one person had the keys of another's account in hand lately.
-- $1 BIGINT account_id
-- $2 BIGINT done_by
-- $3 BIGINT since_ms
SELECT COUNT(k.account_act_id) AS acts FROM account_act k WHERE k.account_id = $1 AND k.done_by = $2 AND k.at_ms >= $3
  AND k.act IN ('account_added', 'password_given', 'factor_reset')
