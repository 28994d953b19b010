-- A sheet that cannot be used opens the one retest.
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
INSERT INTO retest (student_id, campaign_id, opened_at_ms) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING
