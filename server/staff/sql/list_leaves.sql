-- Who is away, or will be.
-- $2 BIGINT now_ms
SELECT vl.leave_id, vl.account_id, vl.name, vl.since_at_ms, vl.until_at_ms
FROM visible_leave vl
WHERE vl.ended_at_ms IS NULL AND vl.until_at_ms > $2
ORDER BY vl.since_at_ms, vl.leave_id
