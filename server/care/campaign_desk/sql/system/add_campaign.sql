-- Publishes a campaign.
-- $1 BIGINT campaign_id
-- $2 TEXT code
-- $3 BIGINT unit_id
-- $4 TEXT title_zh
-- $5 TEXT title_en
-- $6 BIGINT opens_at_ms
-- $7 BIGINT closes_at_ms
-- $8 TEXT definition
-- $9 TEXT definition_hash
-- $10 BIGINT published_at_ms
INSERT INTO campaign (campaign_id, code, unit_id, title_zh, title_en, opens_at_ms, closes_at_ms, definition,
  definition_hash, published_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
