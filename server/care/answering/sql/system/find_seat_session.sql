-- The pupil of a seat in an open class session, with the claims of the seat that still hold. A seat that the roll
-- gives to two children is nobody's: one of them would answer as the other.
-- $1 TEXT code
-- $2 BIGINT now_ms
-- $3 BIGINT seat_no
SELECT cs.class_session_id, cs.campaign_id, cs.class_unit_id, cs.sign_in, cs.ends_at_ms,
  COALESCE(m.student_id, 0) AS student_id, COALESCE(c.claim_no, 0) AS claim_no,
  COALESCE(c.device_mark, '') AS device_mark,
  COALESCE(c.tries_left, 0) AS tries_left, COALESCE(c.proved_at_ms, 0) AS proved_at_ms
FROM class_session cs
  LEFT JOIN campaign_member m ON m.campaign_id = cs.campaign_id AND m.class_unit_id = cs.class_unit_id
    AND m.seat_no = $3
    AND NOT EXISTS (SELECT o.student_id FROM campaign_member o
      WHERE o.campaign_id = m.campaign_id AND o.class_unit_id = m.class_unit_id AND o.seat_no = m.seat_no
        AND o.student_id <> m.student_id)
  LEFT JOIN seat_claim c ON c.student_id = m.student_id AND c.class_session_id = cs.class_session_id
    AND c.released_at_ms IS NULL
WHERE cs.code = $1 AND cs.closed_at_ms IS NULL AND cs.ends_at_ms > $2
ORDER BY c.claim_no DESC
LIMIT 1
