-- What has been called for this alert has been answered.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT account_id
-- $4 BIGINT now_ms
UPDATE notification SET answered_at_ms = $4
WHERE student_id = $1 AND alert_no = $2 AND account_id = $3 AND answered_at_ms IS NULL
