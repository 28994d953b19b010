-- Takes a recall back while that is still possible.
-- $2 BIGINT campaign_id
-- $3 BIGINT recalled_after_ms
-- through visible_own_campaign (campaign_id)
UPDATE campaign
SET recalled_at_ms = NULL
WHERE campaign_id = $2 AND recalled_at_ms > $3
