-- A draft of the caller's unit.
-- $2 BIGINT draft_id
-- $3 TEXT title
-- $4 TEXT steps
-- $5 BIGINT now_ms
INSERT INTO campaign_draft (draft_id, unit_id, title, steps, version, made_by, changed_by, changed_at_ms)
SELECT $2, cp.unit_id, $3, $4, 1, cp.account_id, cp.account_id, $5 FROM caller_post cp
