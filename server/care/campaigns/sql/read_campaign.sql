-- One campaign.
-- $2 BIGINT campaign_id
SELECT vc.title_zh, vc.title_en, vc.opens_at_ms, vc.closes_at_ms, COALESCE(vc.recalled_at_ms, 0) AS recalled_at_ms
  FROM visible_campaign vc WHERE vc.campaign_id = $2
