-- What was done to accounts that concern the caller, the newest first.
-- $2 BIGINT since_ms
-- $3 BIGINT rows_max
-- > TEXT done_by_name
-- > TEXT confirmed_by_name
-- > TEXT unit_name
-- > TEXT role
-- > BIGINT own
SELECT va.account_name, va.act, va.done_by_name, va.confirmed_by_name, va.unit_name, va.role, va.at_ms, va.own, va.login
FROM visible_account_act va
WHERE va.at_ms >= $2
ORDER BY va.at_ms DESC, va.account_act_id DESC
LIMIT $3
