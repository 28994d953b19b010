-- One clock as it stands.
-- $1 TEXT clock_ref
-- $2 BIGINT school_unit_id
-- $3 TEXT pseudonym
-- $4 BIGINT tier_rank
-- $5 BIGINT raised_at_ms
-- $6 BIGINT due_at_ms
-- $7 BIGINT taken_by
-- $8 BIGINT step_due_at_ms
-- $9 TEXT escalated_to
-- $10 BIGINT unreachable_since_ms
-- $11 BIGINT asked_at_ms
-- $12 BIGINT supported_by
INSERT INTO open_clock (clock_ref, school_unit_id, pseudonym, tier_rank, raised_at_ms, due_at_ms, taken_by,
  step_due_at_ms, escalated_to, unreachable_since_ms, asked_at_ms, supported_by)
VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7 = 0 THEN NULL ELSE $7 END, CASE WHEN $8 = 0 THEN NULL ELSE $8 END,
  CASE WHEN $9 = '' THEN NULL ELSE $9 END,
  CASE WHEN $10 = 0 THEN NULL ELSE $10 END, CASE WHEN $11 = 0 THEN NULL ELSE $11 END,
    CASE WHEN $12 = 0 THEN NULL ELSE $12 END)
ON CONFLICT (clock_ref) DO UPDATE SET school_unit_id = excluded.school_unit_id, tier_rank = excluded.tier_rank,
  raised_at_ms = excluded.raised_at_ms, due_at_ms = excluded.due_at_ms, taken_by = excluded.taken_by,
  step_due_at_ms = excluded.step_due_at_ms, escalated_to = excluded.escalated_to,
    unreachable_since_ms = excluded.unreachable_since_ms,
  asked_at_ms = excluded.asked_at_ms, supported_by = excluded.supported_by
