-- What waits for a second person, then what was settled last.
-- $2 BIGINT rows_max
SELECT vp.proposal_id, vp.kind, vp.subject, vp.version, vp.content, vp.reason, vp.proposed_by, vp.proposed_at_ms,
  vp.proposed_by_name, vp.unit_name,
  COALESCE(vp.published_at_ms, 0) AS published_at_ms, COALESCE(vp.withdrawn_at_ms, 0) AS withdrawn_at_ms,
    COALESCE(vp.settled_by_name, '') AS settled_by_name, vp.unit_id
FROM visible_proposal vp
ORDER BY CASE WHEN vp.published_at_ms IS NULL AND vp.withdrawn_at_ms IS NULL THEN 0 ELSE 1 END, vp.proposal_id DESC
LIMIT $2
