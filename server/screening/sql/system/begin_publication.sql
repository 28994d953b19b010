-- A campaign is going to be filled.
-- $1 BIGINT campaign_id
-- $2 BIGINT published_by
-- $3 TEXT rules_reason
-- $4 BIGINT expected
-- $5 BIGINT now_ms
INSERT INTO campaign_publication (campaign_id, published_by, rules_reason, expected, stored, place, after_student, began_at_ms)
VALUES ($1, $2, $3, $4, 0, 0, 0, $5)
