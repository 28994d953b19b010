-- How many seats of a session one device has claimed.
-- $1 BIGINT class_session_id
-- $2 TEXT device_mark
SELECT COUNT(DISTINCT c.seat_no) AS seats FROM seat_claim c WHERE c.class_session_id = $1 AND c.device_mark = $2
