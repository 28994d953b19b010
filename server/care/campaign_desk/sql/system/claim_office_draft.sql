-- The draft that was proposed becomes a campaign, whoever of the two officers' offices confirms it.
-- $1 BIGINT draft_id
-- $2 BIGINT version
-- $3 BIGINT campaign_id
-- $4 BIGINT unit_id
UPDATE campaign_draft
SET campaign_id = $3
WHERE draft_id = $1 AND version = $2 AND unit_id = $4 AND campaign_id IS NULL AND deleted_at_ms IS NULL
