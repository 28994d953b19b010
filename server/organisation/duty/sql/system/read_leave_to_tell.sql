-- What the message about a leave needs; nothing once it is over or heard of.
-- $1 BIGINT leave_id
SELECT l.since_at_ms, k.asked_until_ms, COALESCE(c.mail_address, '') AS mail_address, COALESCE(c.phone, '') AS phone
FROM leave_of_absence l JOIN leave_confirmation k ON k.leave_id = l.leave_id AND k.heard_at_ms IS NULL
  LEFT JOIN staff_contact c ON c.account_id = l.account_id
WHERE l.leave_id = $1 AND l.ended_at_ms IS NULL
