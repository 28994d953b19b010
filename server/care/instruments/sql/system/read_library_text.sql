-- The version that the bureau made last: published by two of its people, or by loading words into a key.
-- $1 TEXT instrument_id
SELECT v.definition
FROM instrument_version v
  LEFT JOIN proposal ip ON ip.kind = 'instrument' AND ip.subject = v.instrument_id AND ip.version = v.version
    AND ip.published_at_ms IS NOT NULL
  LEFT JOIN instrument_text t ON t.instrument_id = v.instrument_id AND t.version = v.version
WHERE v.instrument_id = $1 AND (ip.published_at_ms IS NOT NULL OR t.loaded_at_ms IS NOT NULL)
ORDER BY COALESCE(ip.published_at_ms, t.loaded_at_ms) DESC, v.version DESC
LIMIT 1
