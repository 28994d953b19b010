-- One of them.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 TEXT instrument_id
SELECT COALESCE(pr.state, 'open') AS state, COALESCE(pr.own, 1) AS own
FROM visible_informant_pupil vp
  LEFT JOIN visible_informant_progress pr ON pr.student_id = vp.student_id AND pr.campaign_id = vp.campaign_id
    AND pr.instrument_id = $4
WHERE vp.student_id = $2 AND vp.campaign_id = $3
