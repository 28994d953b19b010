-- The county lends a hand; whoever comes second finds it accepted.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT account_id
-- $4 BIGINT now_ms
UPDATE support_request SET accepted_by = $3, accepted_at_ms = $4
WHERE student_id = $1 AND alert_no = $2 AND withdrawn_at_ms IS NULL AND accepted_by IS NULL
