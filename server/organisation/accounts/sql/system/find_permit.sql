-- A second person has confirmed it, and it has not been done since.
-- $1 TEXT subject
-- $2 BIGINT proposed_by
-- $3 BIGINT since_ms
-- $4 BIGINT account_id
-- $5 TEXT act
SELECT pr.proposal_id FROM proposal pr
WHERE pr.kind = 'credential' AND pr.subject = $1 AND pr.proposed_by = $2 AND pr.published_at_ms >= $3
  AND NOT EXISTS (SELECT k.account_act_id FROM account_act k
    WHERE k.account_id = $4 AND k.act = $5 AND k.at_ms >= pr.published_at_ms)
