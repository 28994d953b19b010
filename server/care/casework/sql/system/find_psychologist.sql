-- Whether a psychology teacher works for a unit today and is not away for longer than what may wait for them.
-- $1 BIGINT unit_id
-- $2 TEXT today
-- $3 BIGINT now_ms
-- $4 BIGINT back_by_ms
SELECT COUNT(p.post_id) AS psychologists
FROM unit_closure c JOIN post p ON p.unit_id = c.ancestor_id AND p.role = 'psychology_teacher' AND p.ended_at_ms IS NULL
  JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
WHERE c.descendant_id = $1 AND p.since_on <= $2 AND (p.until_on IS NULL OR p.until_on >= $2)
  AND NOT EXISTS (SELECT l.leave_id FROM leave_of_absence l
    WHERE l.account_id = a.account_id AND l.ended_at_ms IS NULL AND l.since_at_ms <= $3 AND l.until_at_ms > $4)
