-- Instruments of which a version was published.
SELECT DISTINCT v.instrument_id FROM instrument_version v
