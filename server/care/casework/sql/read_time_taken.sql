-- An interview that stands, and whether another of the same person is at a time.
-- $2 BIGINT student_id
-- $3 BIGINT appointment_no
-- $4 BIGINT starts_at_ms
-- > BIGINT others
SELECT (SELECT COUNT(other.student_id) FROM visible_appointment other
  WHERE other.account_id = ap.account_id AND other.starts_at_ms = $4 AND other.cancelled_at_ms IS NULL
    AND NOT (other.student_id = $2 AND other.appointment_no = $3)) AS others
FROM visible_appointment ap WHERE ap.student_id = $2 AND ap.appointment_no = $3 AND ap.cancelled_at_ms IS NULL
