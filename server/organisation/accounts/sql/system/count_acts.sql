-- How often something was done to an account lately.
-- $1 BIGINT account_id
-- $2 TEXT act
-- $3 BIGINT since_ms
SELECT COUNT(k.account_act_id) AS acts FROM account_act k WHERE k.account_id = $1 AND k.act = $2 AND k.at_ms >= $3
