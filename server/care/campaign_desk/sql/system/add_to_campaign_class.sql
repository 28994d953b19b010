-- So many more children of a class take part.
-- $1 BIGINT campaign_id
-- $2 BIGINT class_unit_id
-- $3 BIGINT more
-- $4 BIGINT now_ms
INSERT INTO campaign_class (campaign_id, class_unit_id, expected, started, finished, counted_at_ms)
VALUES ($1, $2, $3, 0, 0, $4)
ON CONFLICT (campaign_id, class_unit_id) DO UPDATE SET expected = campaign_class.expected + excluded.expected
