-- Puts a colleague on the roster of the caller's unit.
-- $2 BIGINT duty_id
-- $3 BIGINT account_id
-- $4 BIGINT turn
-- $5 TEXT hours
-- $6 TEXT since_on
-- $7 TEXT until_on
INSERT INTO duty (duty_id, unit_id, account_id, turn, hours, since_on, until_on)
SELECT $2, cp.unit_id, vc.account_id, $4, $5, $6, CASE WHEN $7 = '' THEN NULL ELSE $7 END
FROM caller_post cp JOIN visible_colleague vc ON vc.account_id = $3
