-- One call with what a message says of it: nothing of the child. Who may be on it says scope_alert_adult; "near" is
-- whose post still reaches the school; a call is past when a newer round, a more urgent tier or a newer call of the
-- same person has come.
-- $1 BIGINT student_id
-- $2 BIGINT alert_no
-- $3 BIGINT notification_no
SELECT n.account_id, a.tier_rank, n.made_at_ms, CASE WHEN a.closed_at_ms IS NULL THEN 0 ELSE 1 END AS is_closed,
  COALESCE(a.taken_by, 0) AS taken_by,
  CASE WHEN EXISTS (SELECT d.post_id FROM scope_alert_adult d
    WHERE d.student_id = n.student_id AND d.alert_no = n.alert_no
      AND d.account_id = n.account_id) THEN 1 ELSE 0 END AS is_still_called,
  COALESCE(c.mail_address, '') AS mail_address, COALESCE(c.phone, '') AS phone, n.rung,
  CASE WHEN ac.ended_at_ms IS NULL AND EXISTS (SELECT p.post_id FROM scope_post_in_force p
    JOIN scope_alert_school s ON s.student_id = n.student_id AND s.alert_no = n.alert_no
      JOIN unit_closure u ON (u.ancestor_id = p.unit_id AND u.descendant_id = s.school_unit_id)
        OR (u.ancestor_id = s.school_unit_id AND u.descendant_id = p.unit_id)
    WHERE p.account_id = n.account_id) THEN 1 ELSE 0 END AS has_post_there,
  CASE WHEN n.round_no = a.round_no AND n.tier_rank = a.tier_rank
    AND NOT EXISTS (SELECT m.notification_no FROM notification m
    WHERE m.student_id = n.student_id AND m.alert_no = n.alert_no AND m.account_id = n.account_id
      AND m.notification_no > n.notification_no) THEN 0 ELSE 1 END AS is_overtaken,
  a.round_no, COALESCE((SELECT s.school_unit_id FROM scope_alert_school s
    WHERE s.student_id = n.student_id AND s.alert_no = n.alert_no), 0) AS school_unit_id,
  CASE WHEN ac.ended_at_ms IS NULL THEN 0 ELSE 1 END AS is_account_ended, n.step_no
FROM notification n JOIN alert a ON a.student_id = n.student_id AND a.alert_no = n.alert_no
  JOIN account ac ON ac.account_id = n.account_id
  LEFT JOIN staff_contact c ON c.account_id = n.account_id
WHERE n.student_id = $1 AND n.alert_no = $2 AND n.notification_no = $3
