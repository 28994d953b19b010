-- The proposal of a version that has not been withdrawn.
-- $2 TEXT kind
-- $3 TEXT subject
-- $4 TEXT version
SELECT vp.proposal_id, vp.content_hash FROM visible_city_proposal vp
WHERE vp.kind = $2 AND vp.subject = $3 AND vp.version = $4 AND vp.withdrawn_at_ms IS NULL
