-- The recall that holds.
-- $1 BIGINT campaign_id
SELECT r.reason, r.recalled_at_ms, a.name
FROM campaign_recall r JOIN account a ON a.account_id = r.recalled_by
WHERE r.campaign_id = $1 AND r.undone_at_ms IS NULL
