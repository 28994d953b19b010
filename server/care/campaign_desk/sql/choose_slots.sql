-- The caller's school has chosen.
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
-- $4 BIGINT times_version
-- $5 BIGINT capacity_version
INSERT INTO slot_plan (campaign_id, school_unit_id, chosen_by, chosen_at_ms, times_version, capacity_version)
SELECT $2, cp.unit_id, cp.account_id, $3, $4, $5 FROM caller_post cp WHERE 1 = 1
ON CONFLICT (campaign_id, school_unit_id) DO UPDATE SET chosen_by = excluded.chosen_by,
  chosen_at_ms = excluded.chosen_at_ms, times_version = excluded.times_version,
  capacity_version = excluded.capacity_version
