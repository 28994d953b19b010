-- Who took a recall back.
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
-- $4 BIGINT undone_by
-- through visible_own_campaign (campaign_id)
UPDATE campaign_recall
SET undone_at_ms = $3, undone_by = $4
WHERE campaign_id = $2 AND undone_at_ms IS NULL
