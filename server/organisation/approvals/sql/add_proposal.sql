-- Something of the caller's office waits for a second person.
-- $2 BIGINT proposal_id
-- $3 TEXT kind
-- $4 TEXT subject
-- $5 TEXT version
-- $6 TEXT content_hash
-- $7 TEXT content
-- $8 TEXT reason
-- $9 BIGINT now_ms
INSERT INTO proposal (proposal_id, kind, unit_id, subject, version, content_hash, content, reason, proposed_by,
  proposed_at_ms)
SELECT $2, $3, cp.unit_id, $4, $5, $6, $7, $8, cp.account_id, $9
FROM caller_post cp
WHERE cp.role IN ('psychology_teacher', 'county_officer', 'city_officer')
