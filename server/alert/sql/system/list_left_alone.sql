-- Open alerts whose adult has gone on leave since, or has no post any more.
-- $1 BIGINT now_ms
-- $2 TEXT today
SELECT a.student_id, a.alert_no
FROM alert a
WHERE a.taken_by IS NOT NULL AND a.closed_at_ms IS NULL
  AND (EXISTS (SELECT l.leave_id FROM leave_of_absence l
      WHERE l.account_id = a.taken_by AND l.ended_at_ms IS NULL AND l.since_at_ms <= $1 AND l.until_at_ms > $1 AND l.since_at_ms > a.taken_at_ms)
    OR NOT EXISTS (SELECT p.post_id FROM post p JOIN account ac ON ac.account_id = p.account_id AND ac.ended_at_ms IS NULL
      WHERE p.account_id = a.taken_by AND p.ended_at_ms IS NULL AND p.since_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2)))
ORDER BY a.student_id LIMIT 500
