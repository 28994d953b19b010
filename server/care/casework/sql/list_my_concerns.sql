-- The caller's own concerns, newest first, and whether somebody is on them.
-- $2 BIGINT since_at_ms
-- > TEXT state
SELECT mc.student_id, mc.name, mc.tier_rank, mc.at_ms, mc.state
FROM visible_my_concern mc WHERE mc.at_ms >= $2
ORDER BY mc.at_ms DESC, mc.signal_key
LIMIT 50
