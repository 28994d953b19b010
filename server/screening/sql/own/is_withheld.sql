-- Whether a withdrawal has set aside what this device saved.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
SELECT d.device_no FROM own_draft d WHERE d.campaign_id = $2 AND d.attempt = $3 AND d.device_no = $4 AND d.withheld_since_ms IS NOT NULL
