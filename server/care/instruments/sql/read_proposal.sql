-- One proposal with its definition.
-- $2 BIGINT proposal_id
SELECT vp.instrument_id, vp.version, vp.content_hash, vp.definition, vp.proposed_at_ms, vp.proposed_by_name,
  COALESCE(vp.published_at_ms, 0) AS published_at_ms,
  COALESCE(vp.settled_by_name, '') AS settled_by_name, vp.proposed_by, vp.caller_account_id,
    COALESCE(vp.withdrawn_at_ms, 0) AS withdrawn_at_ms
FROM visible_instrument_proposal vp
WHERE vp.proposal_id = $2
