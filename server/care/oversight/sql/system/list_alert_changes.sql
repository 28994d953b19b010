-- Changes of alerts with every unit above the child's school, and who may know that there is one: what is
-- urgent now, what the centre was asked for or has come up to it, what it works on, whom nobody can reach.
-- $1 BIGINT first_event
SELECT o.event_id, CASE WHEN o.kind = 'alert_changed' THEN o.urgency ELSE 3 END AS urgency, c.ancestor_id, a.tier_rank,
  CASE WHEN a.escalated_to IN ('county', 'city', 'nobody') OR r.student_id IS NOT NULL THEN 1
    ELSE 0 END AS has_come_to_centre,
  CASE WHEN EXISTS (SELECT g.account_id FROM alert_grant g
    WHERE g.student_id = a.student_id AND g.alert_no = a.alert_no) THEN 1 ELSE 0 END AS is_granted,
  CASE WHEN a.unreachable_since_ms IS NULL THEN 0 ELSE 1 END AS is_unreachable
FROM outbox o JOIN enrolment e ON e.student_id = o.student_id AND e.until_on IS NULL
  JOIN alert a ON a.student_id = o.student_id AND a.alert_no = (SELECT MAX(n.alert_no) FROM alert n
    WHERE n.student_id = o.student_id)
  JOIN unit_closure c ON c.descendant_id = e.school_unit_id
  LEFT JOIN support_request r ON r.student_id = a.student_id AND r.alert_no = a.alert_no AND r.withdrawn_at_ms IS NULL
WHERE o.event_id >= $1 AND o.kind IN ('alert_raised', 'alert_changed')
ORDER BY o.event_id
