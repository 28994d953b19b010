-- Every open alert with what its clock shows. It begins when the alert became as urgent as it is: what was there
-- before is not told to whoever sees urgent ones only.
-- > BIGINT school_unit_id
-- > BIGINT tier_raised_at_ms
SELECT a.student_id, a.alert_no, COALESCE(a.school_unit_id, e.school_unit_id) AS school_unit_id, a.tier_rank,
  COALESCE((SELECT MIN(g.at_ms) FROM alert_signal g WHERE g.student_id = a.student_id AND g.alert_no = a.alert_no
    AND g.tier_rank = a.tier_rank), a.raised_at_ms) AS tier_raised_at_ms,
  a.due_at_ms, COALESCE(a.taken_by, 0) AS taken_by, COALESCE(a.step_due_at_ms, 0) AS step_due_at_ms,
  COALESCE(a.escalated_to, '') AS escalated_to, COALESCE(a.unreachable_since_ms, 0) AS unreachable_since_ms,
    COALESCE(r.asked_at_ms, 0) AS asked_at_ms, COALESCE(r.accepted_by, 0) AS accepted_by
FROM alert a LEFT JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL
  LEFT JOIN support_request r ON r.student_id = a.student_id AND r.alert_no = a.alert_no AND r.withdrawn_at_ms IS NULL
WHERE a.closed_at_ms IS NULL AND COALESCE(a.school_unit_id, e.school_unit_id) IS NOT NULL
