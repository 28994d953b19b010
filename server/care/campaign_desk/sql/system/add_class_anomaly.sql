-- A room that stands out, as counts.
-- $1 BIGINT class_session_id
-- $2 BIGINT campaign_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT sheets
-- $5 BIGINT alike
-- $6 BIGINT hurried
-- $7 BIGINT slowest_ms
-- $8 BIGINT now_ms
-- $9 BIGINT rule_version
INSERT INTO class_anomaly (class_session_id, campaign_id, class_unit_id, sheets, alike, hurried, slowest_ms,
  found_at_ms, rule_version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING
