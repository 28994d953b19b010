-- Seats of a session: absent, started or finished, whether a device has claimed them, and nothing else.
-- $2 BIGINT class_session_id
-- > TEXT state
SELECT vs.student_id, vs.seat_no, vs.name, vs.state, COALESCE(MAX(vc.claimed_at_ms), 0) AS claimed_at_ms,
  COALESCE(MAX(vc.proved_at_ms), 0) AS proved_at_ms, COALESCE(MAX(vc.tries_left), 0) AS tries_left
FROM visible_seat vs LEFT JOIN visible_seat_claim vc ON vc.class_session_id = vs.class_session_id
  AND vc.student_id = vs.student_id AND vc.released_at_ms IS NULL
WHERE vs.class_session_id = $2
GROUP BY vs.seat_no, vs.name, vs.state, vs.student_id
ORDER BY vs.seat_no NULLS LAST, vs.student_id
