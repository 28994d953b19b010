-- Slips of a class that are out there, the newest last; one from before families were asked again is none.
-- $2 BIGINT class_unit_id
-- $3 BIGINT now_ms
-- $4 BIGINT asked_again_since_ms
-- > BIGINT opened_where_made
SELECT vl.student_id, vl.guardian_no, vl.link_no, vl.age_band, vl.tries_left, vl.made_at_ms, vl.made_by,
  vl.made_by_name, COALESCE(vl.opened_at_ms, 0) AS opened_at_ms, vl.caller_role, vl.opened_where_made
FROM visible_consent_link vl JOIN visible_student vs ON vs.student_id = vl.student_id
WHERE vs.class_unit_id = $2 AND vl.purpose = 'screening' AND vl.expires_at_ms > $3 AND vl.revoked_at_ms IS NULL
  AND vl.made_at_ms >= $4
ORDER BY vl.student_id, vl.guardian_no, vl.link_no
