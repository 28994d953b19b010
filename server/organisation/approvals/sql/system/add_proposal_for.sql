-- Something of a unit waits for a second person, asked for by somebody who need not stand in it.
-- $1 BIGINT proposal_id
-- $2 TEXT kind
-- $3 BIGINT unit_id
-- $4 TEXT subject
-- $5 TEXT version
-- $6 TEXT content_hash
-- $7 TEXT content
-- $8 TEXT reason
-- $9 BIGINT proposed_by
-- $10 BIGINT now_ms
INSERT INTO proposal (proposal_id, kind, unit_id, subject, version, content_hash, content, reason, proposed_by,
  proposed_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
