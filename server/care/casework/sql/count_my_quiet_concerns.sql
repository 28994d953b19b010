-- How many concerns that can wait the caller has voiced since a moment.
-- $2 BIGINT since_at_ms
SELECT COUNT(mc.signal_key) AS concerns FROM visible_my_concern mc WHERE mc.at_ms >= $2 AND mc.tier_rank = 3
