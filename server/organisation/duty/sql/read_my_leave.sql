-- One's own leave: who entered it, until when it was asked for and is not confirmed (0: nothing waits).
-- $2 BIGINT leave_id
SELECT vm.account_id, vm.told_by, COALESCE((SELECT vk.asked_until_ms FROM visible_my_leave_confirmation vk
  WHERE vk.leave_id = vm.leave_id AND vk.confirmed_at_ms IS NULL), 0) AS asked_until_ms
FROM visible_my_leave vm WHERE vm.leave_id = $2 AND vm.ended_at_ms IS NULL
