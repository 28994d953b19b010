-- One step further up, once: whoever comes second finds the step done.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT round_no
-- $4 BIGINT step_no
-- $5 BIGINT step_due_at_ms
-- $6 BIGINT due_at_ms
-- $7 BIGINT now_ms
-- $8 BIGINT school_unit_id
-- $9 BIGINT clocks_version
UPDATE alert SET step_no = $4 + 1, step_due_at_ms = $5, due_at_ms = CASE WHEN $3 = 1 AND $4 = 0 THEN $6
  ELSE due_at_ms END,
  ladder_moved_at_ms = $7, school_unit_id = CASE WHEN $8 = 0 THEN school_unit_id ELSE $8 END,
  clocks_version = $9
WHERE student_id = $1 AND alert_no = $2 AND round_no = $3 AND step_no = $4 AND taken_at_ms IS NULL
  AND closed_at_ms IS NULL
