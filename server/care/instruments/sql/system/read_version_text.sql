-- The definition of one published version.
-- $1 TEXT instrument_id
-- $2 TEXT version
SELECT v.definition FROM instrument_version v WHERE v.instrument_id = $1 AND v.version = $2
