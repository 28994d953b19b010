-- The next version of a draft, if nobody has saved one in between and it is not published.
-- $2 BIGINT draft_id
-- $3 BIGINT version
-- $4 TEXT title
-- $5 TEXT steps
-- $6 BIGINT changed_by
-- $7 BIGINT now_ms
-- through visible_campaign_draft (draft_id)
UPDATE campaign_draft
SET title = $4, steps = $5, version = version + 1, changed_by = $6, changed_at_ms = $7
WHERE draft_id = $2 AND version = $3 AND campaign_id IS NULL
