-- Something of the whole city waits for a second person.
-- $2 BIGINT proposal_id
-- $3 TEXT kind
-- $4 TEXT subject
-- $5 TEXT version
-- $6 TEXT content_hash
-- $7 TEXT content
-- $8 BIGINT now_ms
INSERT INTO proposal (proposal_id, kind, subject, version, content_hash, content, proposed_by, proposed_at_ms)
SELECT $2, $3, $4, $5, $6, $7, cp.account_id, $8
FROM caller_post cp
WHERE cp.role = 'city_officer'
