-- When a slip was opened with the right birthday for the first time.
-- through guardian_link (student_id, link_no)
-- $4 BIGINT now_ms
-- $5 TEXT opened_from
UPDATE consent_link SET opened_at_ms = $4, opened_from = $5
WHERE opened_at_ms IS NULL
