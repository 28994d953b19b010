-- Who recalled a campaign, and why.
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
-- $4 TEXT reason
-- $5 BIGINT recalled_by
INSERT INTO campaign_recall (campaign_id, recalled_at_ms, reason, recalled_by)
SELECT vo.campaign_id, $3, $4, $5 FROM visible_own_campaign vo WHERE vo.campaign_id = $2
ON CONFLICT (campaign_id, recalled_at_ms) DO UPDATE SET reason = excluded.reason, recalled_by = excluded.recalled_by,
  undone_at_ms = NULL, undone_by = NULL
