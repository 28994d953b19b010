-- The school a student is in today, and whether a psychologist works there who is not away now.
-- $1 BIGINT student_id
-- $2 TEXT today
-- $3 BIGINT now_ms
SELECT e.school_unit_id, CASE WHEN EXISTS (SELECT p.post_id FROM post p
  JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
  WHERE p.unit_id = e.school_unit_id AND p.role = 'psychology_teacher' AND p.ended_at_ms IS NULL AND p.since_on <= $2
    AND (p.until_on IS NULL OR p.until_on >= $2)
    AND NOT EXISTS (SELECT l.leave_id FROM leave_of_absence l
      WHERE l.account_id = a.account_id AND l.ended_at_ms IS NULL AND l.since_at_ms <= $3 AND l.until_at_ms > $3))
      THEN 1 ELSE 0 END AS has_psychologist
FROM enrolment e WHERE e.student_id = $1 AND e.until_on IS NULL
