-- What one device has saved, for a save that brings only what changed.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
SELECT d.save_no, d.sealed_answers FROM own_draft d
WHERE d.campaign_id = $2 AND d.attempt = $3 AND d.device_no = $4 AND d.sealed_answers IS NOT NULL
