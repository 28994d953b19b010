-- Undo: the school manages, as long as nobody has accepted.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT now_ms
UPDATE support_request SET withdrawn_at_ms = $3 WHERE student_id = $1 AND alert_no = $2 AND withdrawn_at_ms IS NULL
  AND accepted_by IS NULL
