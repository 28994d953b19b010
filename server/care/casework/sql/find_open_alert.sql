-- The open alert of a student, who is on it, and the interview that is arranged.
-- $2 BIGINT student_id
SELECT va.alert_no, va.tier_rank, va.raised_at_ms, COALESCE(va.taken_by, 0) AS taken_by,
  COALESCE(va.taken_by_name, '') AS taken_by_name, COALESCE(ap.starts_at_ms, 0) AS starts_at_ms,
  COALESCE(ap.room, '') AS room
FROM visible_alert va
  LEFT JOIN visible_appointment ap ON ap.student_id = va.student_id AND ap.alert_no = va.alert_no
    AND ap.cancelled_at_ms IS NULL
WHERE va.student_id = $2 AND va.closed_at_ms IS NULL
