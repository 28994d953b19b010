-- Class sessions that are over and have not been looked at as a room.
-- $1 BIGINT now_ms
SELECT cs.class_session_id, cs.campaign_id, cs.class_unit_id
FROM class_session cs WHERE cs.judged_at_ms IS NULL AND (cs.closed_at_ms IS NOT NULL OR cs.ends_at_ms < $1)
ORDER BY cs.class_session_id
LIMIT 20
