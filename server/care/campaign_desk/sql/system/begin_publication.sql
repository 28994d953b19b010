-- A campaign is going to be filled.
-- $1 BIGINT campaign_id
-- $2 BIGINT NULL published_by
-- $3 TEXT NULL rules_reason
-- $4 BIGINT expected
-- $5 BIGINT now_ms
-- $6 BIGINT NULL confirmed_by
-- $7 BIGINT limits_version
-- $8 BIGINT capacity_version
INSERT INTO campaign_publication (campaign_id, published_by, rules_reason, expected, stored, place, after_student,
  began_at_ms, confirmed_by, limits_version, capacity_version)
VALUES ($1, $2, $3, $4, 0, 0, 0, $5, $6, $7, $8)
