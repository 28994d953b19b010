-- The session of a token, with the post it works in; a post outside its dates is as good as none.
-- $1 BYTEA token_digest
SELECT s.context_id, s.account_id, s.step, s.used_at_ms, COALESCE(p.post_id, 0) AS post_id,
  COALESCE(p.unit_id, 0) AS unit_id, COALESCE(p.role, '') AS role,
  COALESCE(a.password_given_at_ms, 0) AS password_given_at_ms,
  COALESCE(s.locked_at_ms, 0) AS locked_at_ms, s.input_at_ms
FROM staff_session s
  JOIN account a ON a.account_id = s.account_id AND a.ended_at_ms IS NULL
  LEFT JOIN post p ON p.post_id = s.post_id
    AND EXISTS (SELECT f.post_id FROM scope_post_in_force f WHERE f.post_id = s.post_id)
WHERE s.token_digest = $1 AND s.ended_at_ms IS NULL AND $moment < s.expires_at_ms
