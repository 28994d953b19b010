-- When a slip was opened with the right birthday for the first time.
-- through guardian_link (student_id, link_no)
-- $5 BIGINT now_ms
-- $6 TEXT opened_from
UPDATE consent_link SET opened_at_ms = $5, opened_from = $6
WHERE opened_at_ms IS NULL
