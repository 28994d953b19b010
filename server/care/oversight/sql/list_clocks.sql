-- Open clocks, a page by key; with who is on it and whether support is asked for. First what nobody is on:
-- acute, overdue, of the same day, of schools where no psychologist reads it, the rest; then what somebody has.
-- $2 BIGINT after_stage
-- $3 BIGINT after_due
-- $4 TEXT after_ref
-- $5 BIGINT rows_max
-- $6 BIGINT now_ms
-- > BIGINT stage
SELECT c.clock_ref, c.pseudonym, u.name, c.tier_rank, c.raised_at_ms, c.due_at_ms,
  COALESCE(c.taken_by_name, '') AS taken_by_name, COALESCE(c.step_due_at_ms, 0) AS step_due_at_ms,
  COALESCE(c.escalated_to, 'on_duty') AS escalated_to,
  COALESCE(c.unreachable_since_ms, 0) AS unreachable_since_ms, COALESCE(c.asked_at_ms, 0) AS asked_at_ms,
  COALESCE(c.supported_by_name, '') AS supported_by_name,
  CASE WHEN c.supported_by = c.caller_account_id THEN 1 ELSE 0 END AS is_supported_by_caller, c.stage,
  CASE WHEN c.taken_by = c.caller_account_id THEN 1 ELSE 0 END AS is_taken_by_caller, c.school_unit_id
FROM (
  SELECT vc.clock_ref, vc.school_unit_id, vc.pseudonym, vc.tier_rank, vc.raised_at_ms, vc.due_at_ms, vc.taken_by_name,
    vc.step_due_at_ms, vc.escalated_to, vc.unreachable_since_ms,
    vc.asked_at_ms, vc.supported_by_name, vc.supported_by, vc.taken_by, vc.caller_account_id,
    CASE WHEN vc.taken_by IS NOT NULL THEN 5 + vc.tier_rank WHEN vc.tier_rank = 1 THEN 1 WHEN vc.due_at_ms < $6 THEN 2
      WHEN vc.tier_rank = 2 THEN 3
      WHEN vc.psychologist_there = 0 THEN 4 ELSE 5 END AS stage
  FROM visible_clock vc
) c JOIN unit u ON u.unit_id = c.school_unit_id
WHERE (c.stage, c.due_at_ms, c.clock_ref) > ($2, $3, $4)
ORDER BY c.stage, c.due_at_ms, c.clock_ref
LIMIT $5
