-- A sheet that is there already.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
SELECT s.body_mac, s.received_at_ms, s.state FROM own_sheet s WHERE s.campaign_id = $2 AND s.attempt = $3
