-- When a slip was opened with the right birthday for the first time.
-- $1 BIGINT student_id
-- $2 BIGINT link_no
-- $3 BIGINT now_ms
-- $4 TEXT opened_from
UPDATE consent_link SET opened_at_ms = $3, opened_from = $4
  WHERE student_id = $1 AND link_no = $2 AND opened_at_ms IS NULL
