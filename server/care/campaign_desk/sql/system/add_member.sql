-- A child takes part.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT NULL seat_no
-- $5 TEXT consent
-- $6 TEXT consent_source
-- $7 TEXT lawful_basis
INSERT INTO campaign_member (student_id, campaign_id, class_unit_id, seat_no, consent, consent_source, lawful_basis)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
