-- Changes of alerts with every unit above the child's school.
-- $1 BIGINT first_event
SELECT o.event_id, CASE WHEN o.kind = 'alert_changed' THEN o.urgency ELSE 3 END, c.ancestor_id
FROM outbox o JOIN enrolment e ON e.student_id = o.student_id AND e.until_on IS NULL
  JOIN unit_closure c ON c.descendant_id = e.school_unit_id
WHERE o.event_id >= $1 AND o.kind IN ('alert_raised', 'alert_changed')
ORDER BY o.event_id
