-- Alerts whose next step is due, the most urgent first, with the child's school: the last one when it
-- is at none now.
-- $1 BIGINT now_ms
-- $2 BIGINT rows_max
-- > BIGINT round_began_at_ms
SELECT a.student_id, a.alert_no, a.round_no, a.step_no, a.tier_rank, a.raised_at_ms,
  COALESCE(a.round_began_at_ms, a.raised_at_ms) AS round_began_at_ms,
  COALESCE((SELECT e.school_unit_id FROM enrolment e WHERE e.student_id = a.student_id AND e.until_on IS NULL),
    (SELECT e.school_unit_id FROM enrolment e WHERE e.student_id = a.student_id ORDER BY e.enrolment_no DESC LIMIT 1),
      0) AS school_unit_id
FROM alert a
WHERE a.step_due_at_ms IS NOT NULL AND a.step_due_at_ms <= $1 AND a.closed_at_ms IS NULL
ORDER BY a.tier_rank, a.step_due_at_ms, a.student_id
LIMIT $2
