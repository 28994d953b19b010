-- Saves a sheet about the student. Who began it goes on with it until it is handed in; one that nobody has
-- touched since $10 may be begun anew by another.
-- $2 BIGINT campaign_id
-- $3 TEXT informant
-- $4 TEXT instrument_id
-- $5 TEXT instrument_version
-- $6 TEXT scorer_version
-- $7 BIGINT author
-- $8 TEXT state
-- $9 BYTEA sealed_answers
-- $10 BIGINT untouched_since_ms
-- $11 BIGINT now_ms
INSERT INTO informant_sheet (student_id, campaign_id, informant, instrument_id, instrument_version, scorer_version,
  author, state, sealed_answers, began_at_ms, saved_at_ms, handed_in_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $11, CASE WHEN $8 = 'open' THEN NULL ELSE $11 END)
ON CONFLICT (student_id, campaign_id, informant, instrument_id) DO UPDATE
SET author = excluded.author, state = excluded.state, sealed_answers = excluded.sealed_answers,
  saved_at_ms = excluded.saved_at_ms, handed_in_at_ms = excluded.handed_in_at_ms
WHERE informant_sheet.handed_in_at_ms IS NULL AND (informant_sheet.author = excluded.author
  OR informant_sheet.saved_at_ms < $10)
