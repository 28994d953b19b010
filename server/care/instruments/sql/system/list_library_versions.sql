-- Published versions of an instrument, whether the bureau made them, and how many campaigns use them.
-- $1 TEXT instrument_id
-- > BIGINT proposals
-- > BIGINT campaigns
SELECT v.version, v.content_hash, v.published_at_ms,
  (SELECT COUNT(ip.proposal_id) FROM proposal ip WHERE ip.kind = 'instrument' AND ip.subject = v.instrument_id
    AND ip.version = v.version AND ip.published_at_ms IS NOT NULL)
    + (SELECT COUNT(t.loaded_at_ms) FROM instrument_text t
      WHERE t.instrument_id = v.instrument_id AND t.version = v.version) AS proposals,
  (SELECT COUNT(ci.campaign_id) FROM campaign_instrument ci
    WHERE ci.instrument_id = v.instrument_id AND ci.version = v.version) AS campaigns
FROM instrument_version v
WHERE v.instrument_id = $1
ORDER BY v.published_at_ms DESC, v.version
