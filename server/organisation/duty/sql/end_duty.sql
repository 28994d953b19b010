-- Takes a person off the roster; that it was stays known.
-- $2 BIGINT duty_id
-- $3 BIGINT now_ms
-- through visible_duty (duty_id)
UPDATE duty
SET ended_at_ms = $3
WHERE duty_id = $2 AND ended_at_ms IS NULL
