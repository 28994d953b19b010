-- The version that the bureau published last.
-- $1 TEXT instrument_id
SELECT v.definition
FROM instrument_version v JOIN instrument_proposal ip ON ip.instrument_id = v.instrument_id AND ip.version = v.version
WHERE v.instrument_id = $1 AND ip.published_at_ms IS NOT NULL
ORDER BY ip.published_at_ms DESC NULLS LAST, ip.proposal_id DESC
LIMIT 1
