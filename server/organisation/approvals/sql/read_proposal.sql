-- One proposal.
-- $2 BIGINT proposal_id
SELECT vp.proposal_id, vp.kind, vp.subject, vp.version, vp.content, vp.reason, vp.proposed_by, vp.proposed_at_ms,
  vp.proposed_by_name, vp.unit_name,
  COALESCE(vp.published_at_ms, 0) AS published_at_ms, COALESCE(vp.withdrawn_at_ms, 0) AS withdrawn_at_ms,
    COALESCE(vp.settled_by_name, '') AS settled_by_name, vp.unit_id
FROM visible_proposal vp
WHERE vp.proposal_id = $2
