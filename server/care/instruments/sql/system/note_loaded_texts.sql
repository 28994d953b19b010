-- Under which licence the words of a version were loaded, and by whom.
-- $1 TEXT instrument_id
-- $2 TEXT version
-- $3 TEXT file_hash
-- $4 TEXT licence_holder
-- $5 TEXT licence_statement
-- $6 TEXT loaded_by_name
-- $7 BIGINT loaded_at_ms
INSERT INTO instrument_text (instrument_id, version, file_hash, licence_holder, licence_statement, loaded_by_name,
  loaded_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
