-- The open class session of a code shown on a screen.
-- $1 TEXT code
-- $2 BIGINT now_ms
SELECT cs.class_session_id, cs.campaign_id, cs.class_unit_id, cs.sign_in, u.name
FROM class_session cs JOIN unit u ON u.unit_id = cs.class_unit_id
WHERE cs.code = $1 AND cs.closed_at_ms IS NULL AND cs.ends_at_ms > $2
