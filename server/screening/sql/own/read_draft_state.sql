-- How many devices have begun this sheet and how far they came.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
SELECT COALESCE(MAX(d.device_no), 0), COALESCE(MAX(d.next_item), 0) FROM own_draft d WHERE d.campaign_id = $2 AND d.attempt = $3
