-- Takes a campaign back.
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
-- through visible_own_campaign (campaign_id)
UPDATE campaign
SET recalled_at_ms = $3
WHERE campaign_id = $2 AND recalled_at_ms IS NULL
