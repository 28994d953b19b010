-- A value of a unit from a day on.
-- $1 BIGINT setting_version_id
-- $2 BIGINT unit_id
-- $3 TEXT setting
-- $4 TEXT value
-- $5 TEXT effective_on
-- $6 TEXT reason
-- $7 BIGINT changed_by
-- $8 BIGINT now_ms
-- $9 BIGINT NULL confirmed_by
INSERT INTO setting_version (setting_version_id, unit_id, setting, value, effective_on, reason, changed_by,
  changed_at_ms, confirmed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
