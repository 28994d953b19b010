-- One leave of a colleague: whose, who entered it, until when it was asked for and is not confirmed (0: nothing waits).
-- $2 BIGINT leave_id
SELECT vl.account_id, vl.told_by, COALESCE((SELECT vk.asked_until_ms FROM visible_leave_confirmation vk
  WHERE vk.leave_id = vl.leave_id AND vk.confirmed_at_ms IS NULL), 0) AS asked_until_ms
FROM visible_leave vl WHERE vl.leave_id = $2 AND vl.ended_at_ms IS NULL
