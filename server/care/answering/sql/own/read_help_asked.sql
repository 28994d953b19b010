-- Whether this child has asked for somebody in a campaign lately, the most urgent wish first.
-- $2 BIGINT campaign_id
-- $3 BIGINT since_ms
SELECT g.tier_rank FROM own_alert_signal g
WHERE g.campaign_id = $2 AND g.kind IN ('help_button', 'contact_wish') AND g.at_ms >= $3
ORDER BY g.tier_rank
LIMIT 1
