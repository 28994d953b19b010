-- Campaigns that are still being filled.
SELECT p.campaign_id FROM campaign_publication p WHERE p.filled_at_ms IS NULL ORDER BY p.campaign_id
