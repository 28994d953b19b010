-- The end of a post below the caller.
-- $2 BIGINT post_id
-- $3 BIGINT now_ms
-- through visible_post (post_id)
UPDATE post
SET ended_at_ms = $3
WHERE post_id = $2 AND ended_at_ms IS NULL
