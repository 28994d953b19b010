-- Everybody is in.
-- $1 BIGINT campaign_id
-- $2 BIGINT now_ms
UPDATE campaign_publication SET filled_at_ms = $2 WHERE campaign_id = $1 AND filled_at_ms IS NULL
