-- Campaigns that reach the caller's unit, newest first, a page by key.
-- $2 BIGINT before_campaign
-- $3 BIGINT rows_max
SELECT vc.campaign_id, vc.title_zh, vc.title_en, vc.opens_at_ms, vc.closes_at_ms,
  COALESCE(vc.recalled_at_ms, 0) AS recalled_at_ms, u.name,
  CASE WHEN p.campaign_id IS NOT NULL AND p.filled_at_ms IS NULL THEN 1 ELSE 0 END AS is_being_filled
FROM visible_campaign vc JOIN unit u ON u.unit_id = vc.unit_id
  LEFT JOIN campaign_publication p ON p.campaign_id = vc.campaign_id
WHERE vc.campaign_id < $2
ORDER BY vc.campaign_id DESC
LIMIT $3
