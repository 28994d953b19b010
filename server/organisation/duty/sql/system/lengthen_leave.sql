-- It holds as long as it was asked for.
-- $1 BIGINT leave_id
-- $2 BIGINT until_at_ms
UPDATE leave_of_absence SET until_at_ms = $2 WHERE leave_id = $1 AND ended_at_ms IS NULL AND until_at_ms < $2
