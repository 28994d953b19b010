-- What became of the message of a call: sent, still on its way, or no longer needed.
-- $1 BIGINT student_id
-- $2 TEXT subject
-- $3 TEXT kind
SELECT CASE WHEN o.done_at_ms IS NOT NULL AND o.last_fault IS NULL THEN 'sent' WHEN o.done_at_ms IS NULL
  AND o.given_up_at_ms IS NULL THEN 'on_its_way' ELSE 'not_sent' END AS state
FROM outbox o WHERE o.student_id = $1 AND o.subject = $2 AND o.kind = $3
