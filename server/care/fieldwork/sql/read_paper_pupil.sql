-- One pupil whose sheet is typed.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- > TEXT state
SELECT vp.attempt_no, vp.consent, vp.state, vp.consent_source FROM visible_paper_pupil vp
  WHERE vp.student_id = $2 AND vp.campaign_id = $3
