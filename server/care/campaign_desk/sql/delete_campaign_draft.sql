-- A draft is thrown away; a published one stays.
-- $2 BIGINT draft_id
-- $3 BIGINT now_ms
-- through visible_campaign_draft (draft_id)
UPDATE campaign_draft
SET deleted_at_ms = $3
WHERE draft_id = $2 AND campaign_id IS NULL
