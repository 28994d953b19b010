-- What a leave has handed over and nobody has taken on since, as far as the person may be on it and is not away by
-- another leave.
-- $1 BIGINT leave_id
-- $2 BIGINT account_id
SELECT a.student_id, a.alert_no FROM alert a
WHERE a.handed_over_leave = $1 AND a.handed_over_round = a.round_no AND a.taken_by IS NULL AND a.closed_at_ms IS NULL
  AND EXISTS (SELECT d.post_id FROM scope_alert_adult d
    WHERE d.student_id = a.student_id AND d.alert_no = a.alert_no AND d.account_id = $2)
  AND NOT EXISTS (SELECT l.leave_id FROM scope_leave_in_force l WHERE l.account_id = $2)
ORDER BY a.student_id
