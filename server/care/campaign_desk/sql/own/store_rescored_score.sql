-- One scale of a sheet under another version.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 TEXT instrument_id
-- $5 TEXT instrument_version
-- $6 TEXT scorer_version
-- $7 TEXT scale
-- $8 TEXT state
-- $9 DOUBLE NULL value
-- $10 TEXT NULL band
-- $11 BIGINT missing
INSERT INTO rescored_score (student_id, campaign_id, attempt, instrument_id, instrument_version, scorer_version, scale,
  state, value, band, missing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (student_id, campaign_id, attempt, instrument_id, instrument_version, scorer_version, scale) DO UPDATE
SET state = excluded.state, value = excluded.value, band = excluded.band, missing = excluded.missing
