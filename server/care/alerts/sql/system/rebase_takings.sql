-- What was taken on at a time that has not come yet was taken on now: nobody is at it for years.
-- $1 BIGINT now_ms
-- $2 BIGINT latest_ms
UPDATE alert SET taken_at_ms = $1 WHERE taken_at_ms > $2 AND closed_at_ms IS NULL
