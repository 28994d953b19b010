-- A campaign that the caller's own office has sent and that stands.
-- $2 BIGINT campaign_id
SELECT vo.campaign_id, vo.code FROM visible_own_campaign vo WHERE vo.campaign_id = $2 AND vo.recalled_at_ms IS NULL
