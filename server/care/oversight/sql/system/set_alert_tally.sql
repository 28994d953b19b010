-- The counts of one school.
-- $1 BIGINT school_unit_id
-- $2 BIGINT raised
-- $3 BIGINT taken_in_time
-- $4 BIGINT taken_late
-- $5 BIGINT escalated
-- $6 BIGINT open
-- $7 BIGINT overdue
-- $8 BIGINT now_ms
INSERT INTO alert_tally (school_unit_id, raised, taken_in_time, taken_late, escalated, open, overdue, counted_at_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (school_unit_id) DO UPDATE SET raised = excluded.raised, taken_in_time = excluded.taken_in_time,
  taken_late = excluded.taken_late,
  escalated = excluded.escalated, open = excluded.open, overdue = excluded.overdue,
    counted_at_ms = excluded.counted_at_ms
