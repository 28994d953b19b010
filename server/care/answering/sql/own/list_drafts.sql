-- The parts of a sheet that were saved, newest device first.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
SELECT d.device_no, d.sealed_answers FROM own_draft d
WHERE d.campaign_id = $2 AND d.attempt = $3 AND d.sealed_answers IS NOT NULL AND d.withheld_since_ms IS NULL
ORDER BY d.device_no DESC
