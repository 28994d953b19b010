-- The licence under which the words of a version were loaded.
-- $1 TEXT instrument_id
-- $2 TEXT version
SELECT t.licence_holder, t.licence_statement, t.loaded_by_name, t.loaded_at_ms FROM instrument_text t
  WHERE t.instrument_id = $1 AND t.version = $2
