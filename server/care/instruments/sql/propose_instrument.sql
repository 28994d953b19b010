-- A version waits for a colleague's confirmation.
-- $2 BIGINT proposal_id
-- $3 TEXT instrument_id
-- $4 TEXT version
-- $5 TEXT content_hash
-- $6 TEXT definition
-- $7 BIGINT proposed_at_ms
INSERT INTO proposal (proposal_id, subject, version, content_hash, content, proposed_by, proposed_at_ms)
SELECT $2, $3, $4, $5, $6, cp.account_id, $7
FROM caller_post cp
WHERE cp.role = 'city_officer'
