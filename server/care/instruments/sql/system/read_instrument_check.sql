-- The check of a version.
-- $1 TEXT instrument_id
-- $2 TEXT version
SELECT c.content_hash, c.statement, c.signed_by_name, COALESCE(c.signed_by, 0) AS signed_by, c.signed_on,
  COALESCE(c.confirmed_by_name, '') AS confirmed_by_name, COALESCE(c.confirmed_at_ms, 0) AS confirmed_at_ms
FROM instrument_check c WHERE c.instrument_id = $1 AND c.version = $2
