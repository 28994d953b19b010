-- The completion of one school in one campaign.
-- $1 BIGINT campaign_id
-- $2 BIGINT school_unit_id
-- $3 BIGINT expected
-- $4 BIGINT started
-- $5 BIGINT finished
-- $6 BIGINT now_ms
INSERT INTO campaign_school (campaign_id, school_unit_id, expected, started, finished, counted_at_ms)
  VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (campaign_id, school_unit_id) DO UPDATE SET expected = excluded.expected, started = excluded.started,
  finished = excluded.finished, counted_at_ms = excluded.counted_at_ms
