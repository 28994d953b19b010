-- One scale of one sheet; a sheet that was closed unfinished and then handed in is scored anew.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 TEXT scale
-- $5 TEXT instrument_version
-- $6 TEXT state
-- $7 DOUBLE NULL value
-- $8 TEXT NULL band
-- $9 BIGINT missing
INSERT INTO score (student_id, campaign_id, attempt, scale, instrument_version, state, value, band, missing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (student_id, campaign_id, attempt, scale) DO UPDATE
SET instrument_version = excluded.instrument_version, state = excluded.state, value = excluded.value,
  band = excluded.band, missing = excluded.missing
