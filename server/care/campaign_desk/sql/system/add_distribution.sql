-- One column of the picture.
-- $1 BIGINT campaign_id
-- $2 TEXT scale
-- $3 DOUBLE value
-- $4 BIGINT sheets
-- $5 BIGINT now_ms
INSERT INTO score_distribution (campaign_id, scale, value, sheets, counted_at_ms) VALUES ($1, $2, $3, $4, $5)
