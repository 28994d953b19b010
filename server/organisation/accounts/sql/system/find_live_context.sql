-- Whether a session is still at work, and open.
-- $1 BIGINT context_id
-- $2 BIGINT used_since_ms
-- $3 BIGINT input_since_ms
SELECT s.context_id
FROM staff_session s JOIN scope_post_in_force p ON p.post_id = s.post_id
WHERE s.context_id = $1 AND s.step = 'working' AND s.ended_at_ms IS NULL AND $moment < s.expires_at_ms
  AND s.used_at_ms > $2
  AND s.locked_at_ms IS NULL AND s.input_at_ms >= $3
