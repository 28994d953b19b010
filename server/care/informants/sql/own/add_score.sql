-- One scale of a sheet that was handed in.
-- $2 BIGINT campaign_id
-- $3 TEXT informant
-- $4 TEXT instrument_id
-- $5 TEXT scale
-- $6 TEXT state
-- $7 DOUBLE NULL value
-- $8 TEXT NULL band
-- $9 BIGINT missing
INSERT INTO informant_score (student_id, campaign_id, informant, instrument_id, scale, state, value, band, missing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING
