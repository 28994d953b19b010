-- An operator of the school may type sheets of a campaign.
-- $2 BIGINT campaign_id
-- $3 BIGINT account_id
-- $4 BIGINT school_unit_id
-- $5 BIGINT named_by
-- $6 BIGINT now_ms
INSERT INTO paper_helper (campaign_id, school_unit_id, account_id, named_by, named_at_ms)
SELECT vc.campaign_id, $4, vo.account_id, $5, $6
FROM visible_operator vo JOIN visible_campaign vc ON vc.campaign_id = $2
WHERE vo.account_id = $3
ON CONFLICT (campaign_id, school_unit_id, account_id) DO UPDATE SET ended_at_ms = NULL, named_by = excluded.named_by,
  named_at_ms = excluded.named_at_ms
