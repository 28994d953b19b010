-- What of a kind waits for confirmation, and what was published last.
-- $2 TEXT kind
-- $3 BIGINT rows_max
SELECT vp.proposal_id, vp.subject, vp.version, vp.content_hash, vp.content, vp.proposed_by, vp.proposed_by_name,
  vp.proposed_at_ms, COALESCE(vp.published_at_ms, 0) AS published_at_ms,
  COALESCE(vp.withdrawn_at_ms, 0) AS withdrawn_at_ms, COALESCE(vp.settled_by_name, '') AS settled_by_name,
  vp.caller_account_id
FROM visible_city_proposal vp
WHERE vp.kind = $2 AND vp.withdrawn_at_ms IS NULL
ORDER BY vp.proposed_at_ms DESC, vp.proposal_id DESC
LIMIT $3
