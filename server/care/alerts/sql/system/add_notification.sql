-- One person is called at one step, once.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT notification_no
-- $4 BIGINT round_no
-- $5 BIGINT step_no
-- $6 BIGINT account_id
-- $7 TEXT rung
-- $8 BIGINT tier_rank
-- $9 BIGINT made_at_ms
INSERT INTO notification (student_id, alert_no, notification_no, round_no, step_no, account_id, rung, tier_rank,
  made_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING
