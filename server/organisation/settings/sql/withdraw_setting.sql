-- Takes back what has not begun; that it was set stays known.
-- $2 BIGINT setting_version_id
-- $3 BIGINT withdrawn_by
-- $4 BIGINT now_ms
-- through visible_own_setting (setting_version_id)
UPDATE setting_version
SET withdrawn_at_ms = $4, withdrawn_by = $3
WHERE setting_version_id = $2 AND effective_on > $today AND withdrawn_at_ms IS NULL
