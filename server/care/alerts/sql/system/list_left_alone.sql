-- Open alerts whose adult has gone on leave since (and by which), or may not be on them any more: post ended or moved,
-- child moved.
-- $1 BIGINT now_ms
-- $2 TEXT today
SELECT a.student_id, a.alert_no, a.taken_by, COALESCE((SELECT MIN(l.leave_id) FROM leave_of_absence l
    WHERE l.account_id = a.taken_by AND l.ended_at_ms IS NULL AND l.since_at_ms <= $1 AND l.until_at_ms > $1
      AND l.since_at_ms > a.taken_at_ms), 0) AS leave_id
FROM alert a
WHERE a.taken_by IS NOT NULL AND a.closed_at_ms IS NULL
  AND (EXISTS (SELECT l.leave_id FROM leave_of_absence l
      WHERE l.account_id = a.taken_by AND l.ended_at_ms IS NULL AND l.since_at_ms <= $1 AND l.until_at_ms > $1
        AND l.since_at_ms > a.taken_at_ms)
    OR NOT EXISTS (SELECT d.post_id FROM scope_alert_adult d
      WHERE d.student_id = a.student_id AND d.alert_no = a.alert_no AND d.account_id = a.taken_by AND d.since_on <= $2
        AND (d.until_on IS NULL OR d.until_on >= $2)))
ORDER BY a.student_id LIMIT 500
