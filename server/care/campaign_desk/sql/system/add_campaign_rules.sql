-- Rules of a published campaign from now on; version 1 is its definition's.
-- $1 BIGINT campaign_id
-- $2 BIGINT version
-- $3 TEXT rules
-- $4 TEXT reason
-- $5 BIGINT proposed_by
-- $6 BIGINT confirmed_by
-- $7 BIGINT now_ms
INSERT INTO campaign_rules (campaign_id, version, rules, reason, proposed_by, confirmed_by, effective_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
