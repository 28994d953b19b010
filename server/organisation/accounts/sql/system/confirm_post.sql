-- A post that waited begins.
-- $1 BIGINT post_id
-- $2 TEXT today
UPDATE post SET ended_at_ms = NULL, since_on = $2 WHERE post_id = $1 AND ended_at_ms IS NOT NULL
