-- A colleague is away for a while.
-- $2 BIGINT leave_id
-- $3 BIGINT account_id
-- $4 BIGINT since_at_ms
-- $5 BIGINT until_at_ms
-- $6 BIGINT told_by
-- $7 BIGINT now_ms
INSERT INTO leave_of_absence (leave_id, account_id, since_at_ms, until_at_ms, told_by, told_at_ms)
SELECT $2, vc.account_id, $4, $5, $6, $7 FROM visible_colleague vc WHERE vc.account_id = $3
