-- Whose sheet can be typed in, class by class, and how far that is. Where families are asked everybody is here: who has
-- said what stays untold, and is looked at when a sheet is typed.
-- $2 BIGINT campaign_id
-- > TEXT state
SELECT vp.student_id, COALESCE(vp.seat_no, 0) AS seat_no, vp.name, k.name AS class_name, vp.state,
  COALESCE(one.entered_by, 0) AS first_entered_by, COALESCE(one.entered_at_ms, 0) AS first_entered_at_ms,
  COALESCE(two.entered_by, 0) AS second_entered_by
FROM visible_paper_pupil vp JOIN unit k ON k.unit_id = vp.class_unit_id
  LEFT JOIN visible_paper_entry one ON one.student_id = vp.student_id AND one.campaign_id = vp.campaign_id
    AND one.entry_no = 1
  LEFT JOIN visible_paper_entry two ON two.student_id = vp.student_id AND two.campaign_id = vp.campaign_id
    AND two.entry_no = 2
WHERE vp.campaign_id = $2 AND (vp.consent = 'given' OR vp.consent_source = 'acts')
ORDER BY k.sort_key, k.unit_id, vp.seat_no NULLS LAST, vp.student_id
LIMIT 3000
