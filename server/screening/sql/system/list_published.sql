-- All published campaigns: the shelf is filled from them.
SELECT c.campaign_id, c.unit_id, c.definition, COALESCE(c.recalled_at_ms, 0) FROM campaign c ORDER BY c.campaign_id
