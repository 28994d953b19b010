-- The same waits already.
-- $1 TEXT subject
-- $2 BIGINT proposed_by
SELECT pr.proposal_id FROM proposal pr
WHERE pr.kind = 'credential' AND pr.subject = $1 AND pr.proposed_by = $2 AND pr.published_at_ms IS NULL
  AND pr.withdrawn_at_ms IS NULL
