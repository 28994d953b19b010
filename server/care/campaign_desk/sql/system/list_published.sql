-- All campaigns whose students are in, with rules that were changed later: the shelf is filled from them.
SELECT c.campaign_id, c.unit_id, c.definition, COALESCE(c.recalled_at_ms, 0) AS recalled_at_ms,
  COALESCE(r.version, 1) AS version, COALESCE(r.rules, '') AS rules
FROM campaign c LEFT JOIN campaign_publication p ON p.campaign_id = c.campaign_id
  LEFT JOIN campaign_rules r ON r.campaign_id = c.campaign_id
    AND r.version = (SELECT MAX(n.version) FROM campaign_rules n WHERE n.campaign_id = c.campaign_id)
WHERE p.campaign_id IS NULL OR p.filled_at_ms IS NOT NULL
ORDER BY c.campaign_id
