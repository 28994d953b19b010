-- When a class was looked at, newest first.
-- $2 BIGINT class_unit_id
-- $3 BIGINT since_at_ms
SELECT r.observed_at_ms, r.observer FROM visible_observation_round r
WHERE r.class_unit_id = $2 AND r.observed_at_ms >= $3
ORDER BY r.observed_at_ms DESC
LIMIT 5
