-- Who is away, or will be; until when it was asked for where nobody has confirmed that yet, and whether the caller
-- entered it.
-- $2 BIGINT now_ms
SELECT vl.leave_id, vl.account_id, vl.name, vl.since_at_ms, vl.until_at_ms,
  COALESCE((SELECT vk.asked_until_ms FROM visible_leave_confirmation vk
    WHERE vk.leave_id = vl.leave_id AND vk.confirmed_at_ms IS NULL), 0) AS asked_until_ms,
  CASE WHEN vl.told_by IN (SELECT cp.account_id FROM caller_post cp) THEN 1 ELSE 0 END AS is_told_by_caller
FROM visible_leave vl
WHERE vl.ended_at_ms IS NULL AND (vl.until_at_ms > $2 OR EXISTS (SELECT vk.leave_id FROM visible_leave_confirmation vk
  WHERE vk.leave_id = vl.leave_id AND vk.confirmed_at_ms IS NULL AND vk.asked_until_ms > $2))
ORDER BY vl.since_at_ms, vl.leave_id
