-- The draft becomes a campaign: of two who publish at once one changes a row.
-- $2 BIGINT draft_id
-- $3 BIGINT version
-- $4 BIGINT campaign_id
-- through visible_campaign_draft (draft_id)
UPDATE campaign_draft
SET campaign_id = $4
WHERE draft_id = $2 AND version = $3 AND campaign_id IS NULL
