-- Where a post that waits would be.
-- $1 BIGINT post_id
SELECT p.unit_id FROM post p WHERE p.post_id = $1 AND p.ended_at_ms IS NOT NULL
