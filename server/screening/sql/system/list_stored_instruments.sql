-- Versions that the bureau made, by loading words or by authoring: the newest of an instrument first.
SELECT v.instrument_id, v.version, v.origin, v.definition
FROM instrument_version v WHERE v.origin <> 'shipped'
ORDER BY v.instrument_id, v.published_at_ms DESC, v.version DESC
