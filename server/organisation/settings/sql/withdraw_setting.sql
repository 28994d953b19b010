-- Takes back what has not begun; that it was set stays known.
-- $2 BIGINT setting_version_id
-- $3 TEXT today
-- $4 BIGINT withdrawn_by
-- $5 BIGINT now_ms
-- through visible_own_setting (setting_version_id)
UPDATE setting_version
SET withdrawn_at_ms = $5, withdrawn_by = $4
WHERE setting_version_id = $2 AND effective_on > $3 AND withdrawn_at_ms IS NULL
