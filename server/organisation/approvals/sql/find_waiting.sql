-- A proposal about the same thing that nobody has settled yet.
-- $2 TEXT kind
-- $3 TEXT subject
SELECT vp.proposal_id, vp.content_hash FROM visible_proposal vp
WHERE vp.kind = $2 AND vp.subject = $3 AND vp.published_at_ms IS NULL AND vp.withdrawn_at_ms IS NULL
