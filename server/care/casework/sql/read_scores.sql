-- Scores of one sheet.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
SELECT vs.scale, vs.instrument_version, vs.state, vs.value, vs.band, vs.missing
FROM visible_score vs WHERE vs.student_id = $2 AND vs.campaign_id = $3 AND vs.attempt = $4
