-- What waits for confirmation, and what was published last.
-- $2 BIGINT rows_max
SELECT vp.proposal_id, vp.instrument_id, vp.version, vp.definition, vp.proposed_at_ms, vp.proposed_by_name,
  COALESCE(vp.published_at_ms, 0) AS published_at_ms,
  COALESCE(vp.settled_by_name, '') AS settled_by_name, vp.proposed_by, vp.caller_account_id
FROM visible_instrument_proposal vp
WHERE vp.withdrawn_at_ms IS NULL
ORDER BY vp.proposed_at_ms DESC, vp.proposal_id DESC
LIMIT $2
