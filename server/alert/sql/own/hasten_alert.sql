-- A more urgent signal makes the open alert more urgent; its clock never gets longer.
-- $2 BIGINT tier_rank
-- $3 BIGINT due_at_ms
UPDATE alert
SET tier_rank = $2, due_at_ms = CASE WHEN due_at_ms < $3 THEN due_at_ms ELSE $3 END
WHERE closed_at_ms IS NULL AND tier_rank > $2
