-- Takes effects that are due; a second process finds them taken.
-- $1 TEXT kind
-- $2 BIGINT now_ms
-- $3 BIGINT claimed_before_ms
-- $4 BIGINT process
-- $5 BIGINT rows_max
UPDATE outbox
SET claimed_at_ms = $2, claimed_by = $4, attempts = attempts + 1
WHERE event_id IN (SELECT o.event_id FROM outbox o
    WHERE o.kind = $1 AND o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL AND o.wait_until_ms <= $2 AND (o.claimed_at_ms IS NULL OR o.claimed_at_ms < $3)
    ORDER BY o.wait_until_ms, o.event_id LIMIT $5)
  AND (claimed_at_ms IS NULL OR claimed_at_ms < $3) AND done_at_ms IS NULL
RETURNING event_id, student_id, subject, at_ms, attempts - 1
