-- Rooms of the last half year that stood out, newest first.
-- $2 BIGINT since_ms
SELECT va.class_session_id, va.campaign_id, u.name, va.sheets, va.alike, va.hurried, va.slowest_ms, va.found_at_ms
FROM visible_class_anomaly va JOIN unit u ON u.unit_id = va.class_unit_id
WHERE va.found_at_ms > $2
ORDER BY va.found_at_ms DESC, va.class_session_id
LIMIT 50
