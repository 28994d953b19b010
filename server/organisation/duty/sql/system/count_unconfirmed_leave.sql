-- How long a person is away by what others have entered and nobody has confirmed, for leaves that begin within a span:
-- in ms.
-- $1 BIGINT account_id
-- $2 BIGINT since_ms
-- $3 BIGINT until_ms
SELECT CAST(COALESCE(SUM(CASE WHEN l.ended_at_ms IS NULL THEN l.until_at_ms - l.since_at_ms
  WHEN l.ended_at_ms > l.since_at_ms THEN l.ended_at_ms - l.since_at_ms ELSE 0 END), 0) AS BIGINT) AS away_ms
FROM leave_of_absence l JOIN leave_confirmation k ON k.leave_id = l.leave_id AND k.confirmed_by IS NULL
WHERE l.account_id = $1 AND l.since_at_ms > $2 AND l.since_at_ms < $3
