-- That a sheet was scored under another version: why, by whose order, when.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 TEXT instrument_id
-- $5 TEXT instrument_version
-- $6 TEXT scorer_version
-- $7 TEXT reason
-- $8 TEXT asked_by
-- $9 BIGINT rescored_at_ms
INSERT INTO rescored_sheet (student_id, campaign_id, attempt, instrument_id, instrument_version, scorer_version, reason,
  asked_by, rescored_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (student_id, campaign_id, attempt, instrument_id, instrument_version, scorer_version) DO UPDATE
SET reason = excluded.reason, asked_by = excluded.asked_by, rescored_at_ms = excluded.rescored_at_ms
