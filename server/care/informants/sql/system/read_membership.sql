-- Whether a student takes part in a campaign, and what its file says of consent.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
SELECT m.consent, m.consent_source FROM campaign_member m WHERE m.student_id = $1 AND m.campaign_id = $2
