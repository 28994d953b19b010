-- All campaigns whose students are in: the shelf is filled from them.
SELECT c.campaign_id, c.unit_id, c.definition, COALESCE(c.recalled_at_ms, 0)
FROM campaign c LEFT JOIN campaign_publication p ON p.campaign_id = c.campaign_id
WHERE p.campaign_id IS NULL OR p.filled_at_ms IS NOT NULL
ORDER BY c.campaign_id
