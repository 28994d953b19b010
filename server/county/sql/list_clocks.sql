-- Open clocks, the most urgent first, a page by key; with who is on it and whether support is asked for.
-- $2 BIGINT after_tier
-- $3 BIGINT after_due
-- $4 TEXT after_ref
-- $5 BIGINT rows_max
SELECT vc.clock_ref, vc.pseudonym, u.name, vc.tier_rank, vc.raised_at_ms, vc.due_at_ms, COALESCE(vc.taken_by_name, ''), COALESCE(vc.step_due_at_ms, 0), COALESCE(vc.escalated_to, 'on_duty'),
  COALESCE(vc.unreachable_since_ms, 0), COALESCE(vc.asked_at_ms, 0), COALESCE(vc.supported_by_name, ''), CASE WHEN vc.supported_by = vc.caller_account_id THEN 1 ELSE 0 END
FROM visible_clock vc JOIN unit u ON u.unit_id = vc.school_unit_id
WHERE (vc.tier_rank, vc.due_at_ms, vc.clock_ref) > ($2, $3, $4)
ORDER BY vc.tier_rank, vc.due_at_ms, vc.clock_ref
LIMIT $5
