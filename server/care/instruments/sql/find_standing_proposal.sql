-- The proposal of a version that has not been withdrawn.
-- $2 TEXT instrument_id
-- $3 TEXT version
SELECT vp.proposal_id, vp.content_hash FROM visible_instrument_proposal vp
WHERE vp.instrument_id = $2 AND vp.version = $3 AND vp.withdrawn_at_ms IS NULL
