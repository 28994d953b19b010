-- Off every roster of a unit where the person has no post any more.
-- $1 BIGINT account_id
-- $2 BIGINT now_ms
UPDATE duty SET ended_at_ms = $2
WHERE account_id = $1 AND ended_at_ms IS NULL AND NOT EXISTS (
  SELECT p.post_id FROM post p JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
    JOIN unit_closure c ON c.descendant_id = p.unit_id
  WHERE p.account_id = $1 AND p.ended_at_ms IS NULL AND c.ancestor_id = duty.unit_id)
