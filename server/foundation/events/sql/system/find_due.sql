-- Whether an effect of a kind is due. What waits longer than anything waits, or was claimed in the
-- future, has seen the clock set back: it is due.
-- $1 TEXT kind
-- $2 BIGINT now_ms
-- $3 BIGINT claimed_before_ms
-- $4 BIGINT ahead_ms
SELECT o.event_id FROM outbox o
WHERE o.kind = $1 AND o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL
  AND (o.wait_until_ms <= $2 OR o.wait_until_ms > $4)
  AND (o.claimed_at_ms IS NULL OR o.claimed_at_ms < $3 OR o.claimed_at_ms > $4)
ORDER BY o.urgency, o.wait_until_ms, o.event_id LIMIT 1
