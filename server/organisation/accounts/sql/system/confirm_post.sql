-- A post that waited begins.
-- $1 BIGINT post_id
UPDATE post SET ended_at_ms = NULL, since_on = $today WHERE post_id = $1 AND ended_at_ms IS NOT NULL
