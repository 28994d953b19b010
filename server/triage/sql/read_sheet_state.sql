-- State and validity of one sheet.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
SELECT vs.state, vs.validity, vs.validity_flags, vs.received_at_ms
FROM visible_sheet vs WHERE vs.student_id = $2 AND vs.campaign_id = $3 AND vs.attempt = $4
