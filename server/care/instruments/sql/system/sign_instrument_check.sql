-- A named person answers for the use of a version; signing again is for content that nobody has confirmed yet.
-- $1 TEXT instrument_id
-- $2 TEXT version
-- $3 TEXT content_hash
-- $4 TEXT statement
-- $5 TEXT signed_by_name
-- $6 BIGINT NULL signed_by
-- $7 TEXT signed_on
-- $8 BIGINT signed_at_ms
INSERT INTO instrument_check (instrument_id, version, content_hash, statement, signed_by_name, signed_by, signed_on,
  signed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (instrument_id, version) DO UPDATE
SET content_hash = excluded.content_hash, statement = excluded.statement, signed_by_name = excluded.signed_by_name,
  signed_by = excluded.signed_by,
  signed_on = excluded.signed_on, signed_at_ms = excluded.signed_at_ms
WHERE instrument_check.confirmed_at_ms IS NULL
