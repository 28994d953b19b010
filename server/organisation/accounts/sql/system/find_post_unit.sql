-- A unit in which the account has a post that stands.
-- $1 BIGINT account_id
SELECT p.unit_id FROM post p WHERE p.account_id = $1 AND p.ended_at_ms IS NULL ORDER BY p.post_id LIMIT 1
