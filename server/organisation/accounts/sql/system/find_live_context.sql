-- Whether a session is still at work, and open.
-- $1 BIGINT context_id
-- $2 BIGINT now_ms
-- $3 BIGINT used_since_ms
-- $4 TEXT today
-- $5 BIGINT input_since_ms
SELECT s.context_id
FROM staff_session s JOIN post p ON p.post_id = s.post_id AND p.ended_at_ms IS NULL AND p.since_on <= $4
  AND (p.until_on IS NULL OR p.until_on >= $4)
  JOIN account a ON a.account_id = s.account_id AND a.ended_at_ms IS NULL
WHERE s.context_id = $1 AND s.step = 'working' AND s.ended_at_ms IS NULL AND s.expires_at_ms > $2 AND s.used_at_ms > $3
  AND s.locked_at_ms IS NULL AND s.input_at_ms >= $5
