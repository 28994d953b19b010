-- One's own leave that holds or comes, entered by whom, confirmed or not, heard of or not.
-- $2 BIGINT now_ms
SELECT vm.leave_id, vm.since_at_ms, vm.until_at_ms,
  COALESCE(CASE WHEN vk.confirmed_at_ms IS NULL THEN vk.asked_until_ms ELSE 0 END, 0) AS asked_until_ms,
  vm.told_by_name,
  CASE WHEN vm.told_by = vm.account_id THEN 1 ELSE 0 END AS is_told_by_self, CASE WHEN vk.leave_id IS NULL
    OR vk.heard_at_ms IS NOT NULL THEN 1 ELSE 0 END AS is_heard
FROM visible_my_leave vm LEFT JOIN visible_my_leave_confirmation vk ON vk.leave_id = vm.leave_id
WHERE vm.ended_at_ms IS NULL AND (vm.until_at_ms > $2 OR (vk.confirmed_at_ms IS NULL AND vk.asked_until_ms > $2))
ORDER BY vm.since_at_ms, vm.leave_id
