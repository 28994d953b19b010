-- A child takes part.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT seat_no
-- $5 TEXT consent
INSERT INTO campaign_member (student_id, campaign_id, class_unit_id, seat_no, consent)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
