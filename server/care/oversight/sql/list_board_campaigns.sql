-- Campaigns of the caller, the newest first.
SELECT vc.campaign_id, vc.title_zh, vc.title_en FROM visible_campaign vc
  ORDER BY vc.opens_at_ms DESC, vc.campaign_id DESC LIMIT 20
