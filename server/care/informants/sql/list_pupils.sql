-- The pupils of a class teacher in a campaign, by seat, with how far the sheet about each is.
-- $2 BIGINT campaign_id
-- $3 TEXT instrument_id
SELECT vp.student_id, vp.name, COALESCE(vp.seat_no, 0) AS seat_no, COALESCE(pr.state, 'open') AS state,
  COALESCE(pr.own, 1) AS own
FROM visible_informant_pupil vp
  LEFT JOIN visible_informant_progress pr ON pr.student_id = vp.student_id AND pr.campaign_id = vp.campaign_id
    AND pr.instrument_id = $3
WHERE vp.campaign_id = $2
ORDER BY COALESCE(vp.seat_no, 0), vp.student_id
LIMIT 200
