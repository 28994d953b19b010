-- How far a campaign of the caller's sight is filled.
-- $2 BIGINT campaign_id
SELECT p.expected, p.stored, COALESCE(p.filled_at_ms, 0) AS filled_at_ms FROM visible_campaign vc
  JOIN campaign_publication p ON p.campaign_id = vc.campaign_id
WHERE vc.campaign_id = $2
