-- What was done to an account, for whom it concerns.
-- $1 BIGINT account_act_id
-- $2 BIGINT account_id
-- $3 TEXT act
-- $4 BIGINT NULL done_by
-- $5 BIGINT NULL confirmed_by
-- $6 BIGINT NULL unit_id
-- $7 TEXT NULL role
-- $8 BIGINT now_ms
INSERT INTO account_act (account_act_id, account_id, act, done_by, confirmed_by, unit_id, role, at_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
