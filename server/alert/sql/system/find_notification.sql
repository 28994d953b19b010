-- One call with what a message says of it: nothing of the child.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT notification_no
SELECT n.account_id, n.tier_rank, n.made_at_ms, a.closed_at_ms IS NOT NULL, COALESCE(a.taken_by, 0),
  CASE WHEN ac.ended_at_ms IS NULL AND EXISTS (SELECT p.post_id FROM post p WHERE p.account_id = n.account_id AND p.ended_at_ms IS NULL) THEN 0 ELSE 1 END,
  COALESCE(c.mail_address, ''), COALESCE(c.phone, ''), COALESCE(u.name, ''), n.rung
FROM notification n JOIN alert a ON a.student_id = n.student_id AND a.alert_no = n.alert_no
  JOIN account ac ON ac.account_id = n.account_id
  LEFT JOIN unit u ON u.unit_id = a.school_unit_id
  LEFT JOIN staff_contact c ON c.account_id = n.account_id
WHERE n.student_id = $1 AND n.alert_no = $2 AND n.notification_no = $3
