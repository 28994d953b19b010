-- Takes back what is not yet published; that it was proposed stays known.
-- $2 BIGINT proposal_id
-- $3 BIGINT account_id
-- $4 BIGINT now_ms
-- through visible_city_proposal (proposal_id)
UPDATE proposal
SET withdrawn_at_ms = $4, settled_by = $3
WHERE proposal_id = $2 AND published_at_ms IS NULL AND withdrawn_at_ms IS NULL
