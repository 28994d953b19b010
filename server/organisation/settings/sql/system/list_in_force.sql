-- What a unit and those above it have set of one setting by a day, the nearest unit and the newest first.
-- $1 BIGINT unit_id
-- $2 TEXT setting
-- $3 TEXT day
SELECT c.depth, s.setting_version_id, s.value
FROM unit_closure c JOIN setting_version s ON s.unit_id = c.ancestor_id AND s.setting = $2 AND s.effective_on <= $3
  AND s.withdrawn_at_ms IS NULL
WHERE c.descendant_id = $1
ORDER BY c.depth, s.effective_on DESC, s.setting_version_id DESC
