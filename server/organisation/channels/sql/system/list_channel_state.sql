-- What became of the messages of one channel since a time: counts and times, nothing of any message. Waiting is what
-- has failed or been held up; what has just been written is on its way.
-- $1 TEXT kind
-- $2 BIGINT since_ms
-- $3 BIGINT held_up_since_ms
SELECT o.kind,
  COALESCE(MAX(CASE WHEN o.last_fault IS NULL THEN o.done_at_ms END), 0) AS last_done_at_ms,
  CAST(SUM(CASE WHEN o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL
    AND (o.last_fault IS NOT NULL OR o.at_ms <= $3) THEN 1 ELSE 0 END) AS BIGINT) AS waiting,
  COALESCE(MIN(CASE WHEN o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL
    AND (o.last_fault IS NOT NULL OR o.at_ms <= $3) THEN o.at_ms END), 0) AS oldest_waiting_at_ms,
  CAST(SUM(CASE WHEN o.given_up_at_ms IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) AS given_up
FROM outbox o
WHERE o.kind = $1
  AND (o.at_ms >= $2 OR (o.done_at_ms IS NULL AND o.given_up_at_ms IS NULL))
GROUP BY o.kind
