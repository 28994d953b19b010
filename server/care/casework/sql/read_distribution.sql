-- How often each score occurred in a campaign; shown only when the whole has the minimum size.
-- $2 BIGINT campaign_id
-- $3 TEXT scale
SELECT vd.value, vd.sheets FROM visible_distribution vd WHERE vd.campaign_id = $2 AND vd.scale = $3 ORDER BY vd.value
