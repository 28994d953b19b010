-- Binds an instrument version to a campaign.
-- $1 BIGINT campaign_id
-- $2 BIGINT position
-- $3 TEXT instrument_id
-- $4 TEXT version
-- $5 TEXT usage
INSERT INTO campaign_instrument (campaign_id, position, instrument_id, version, usage) VALUES ($1, $2, $3, $4, $5)
