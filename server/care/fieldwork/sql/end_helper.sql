-- The operator types no more.
-- $2 BIGINT campaign_id
-- $3 BIGINT account_id
-- $4 BIGINT now_ms
-- through visible_paper_helper (campaign_id, school_unit_id, account_id)
UPDATE paper_helper
SET ended_at_ms = $4
WHERE campaign_id = $2 AND account_id = $3 AND ended_at_ms IS NULL
