-- Takes the most urgent effect that is due; a second process finds it taken.
-- $1 TEXT kind
-- $2 BIGINT now_ms
-- $3 BIGINT claimed_before_ms
-- $4 BIGINT ahead_ms
-- $5 BIGINT process
-- > BIGINT attempts_before
UPDATE outbox
SET claimed_at_ms = $2, claimed_by = $5, attempts = attempts + 1
WHERE event_id IN (SELECT o.event_id FROM outbox o
    WHERE o.kind = $1 AND o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL
      AND (o.wait_until_ms <= $2 OR o.wait_until_ms > $4)
      AND (o.claimed_at_ms IS NULL OR o.claimed_at_ms < $3 OR o.claimed_at_ms > $4)
    ORDER BY o.urgency, o.wait_until_ms, o.event_id LIMIT 1)
  AND (claimed_at_ms IS NULL OR claimed_at_ms < $3 OR claimed_at_ms > $4) AND done_at_ms IS NULL
RETURNING event_id, student_id, subject, at_ms, attempts - 1 AS attempts_before
