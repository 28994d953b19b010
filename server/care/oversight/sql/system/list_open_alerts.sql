-- Every open alert with what its clock shows. It begins when the alert became as urgent as it is: what was there
-- before is not told to whoever sees urgent ones only.
SELECT a.student_id, a.alert_no, COALESCE(a.school_unit_id, e.school_unit_id), a.tier_rank,
  COALESCE((SELECT MIN(g.at_ms) FROM alert_signal g WHERE g.student_id = a.student_id AND g.alert_no = a.alert_no AND g.tier_rank = a.tier_rank), a.raised_at_ms), a.due_at_ms, COALESCE(a.taken_by, 0), COALESCE(a.step_due_at_ms, 0),
  COALESCE(a.escalated_to, ''), COALESCE(a.unreachable_since_ms, 0), COALESCE(r.asked_at_ms, 0), COALESCE(r.accepted_by, 0)
FROM alert a LEFT JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL
  LEFT JOIN support_request r ON r.student_id = a.student_id AND r.alert_no = a.alert_no AND r.withdrawn_at_ms IS NULL
WHERE a.closed_at_ms IS NULL AND COALESCE(a.school_unit_id, e.school_unit_id) IS NOT NULL
