-- Open alerts whose adult has gone on leave since (and by which), or may not be on them any more: post ended or moved,
-- child moved.
SELECT a.student_id, a.alert_no, a.taken_by, COALESCE((SELECT MIN(l.leave_id) FROM scope_leave_in_force l
    WHERE l.account_id = a.taken_by AND l.since_at_ms > a.taken_at_ms), 0) AS leave_id
FROM alert a
WHERE a.taken_by IS NOT NULL AND a.closed_at_ms IS NULL
  AND (EXISTS (SELECT l.leave_id FROM scope_leave_in_force l
      WHERE l.account_id = a.taken_by AND l.since_at_ms > a.taken_at_ms)
    OR NOT EXISTS (SELECT d.post_id FROM scope_alert_adult d
      WHERE d.student_id = a.student_id AND d.alert_no = a.alert_no AND d.account_id = a.taken_by))
ORDER BY a.student_id LIMIT 500
