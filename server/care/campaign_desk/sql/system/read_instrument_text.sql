-- The definition of an instrument as a campaign uses it.
-- $1 BIGINT campaign_id
-- $2 TEXT instrument_id
SELECT v.definition
FROM campaign_instrument ci JOIN instrument_version v ON v.instrument_id = ci.instrument_id AND v.version = ci.version
WHERE ci.campaign_id = $1 AND ci.instrument_id = $2
