-- Why messages of a channel wait or were given up, by the channel's own word.
-- $1 TEXT kind
-- $2 BIGINT since_ms
-- > BIGINT first_at_ms
-- > BIGINT last_at_ms
SELECT o.kind, o.last_fault, COUNT(o.event_id) AS faults, MIN(o.at_ms) AS first_at_ms, MAX(o.at_ms) AS last_at_ms
FROM outbox o
WHERE o.kind = $1 AND o.last_fault IS NOT NULL
  AND ((o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL) OR (o.given_up_at_ms IS NOT NULL AND o.at_ms >= $2))
GROUP BY o.kind, o.last_fault
ORDER BY COUNT(o.event_id) DESC, o.last_fault
