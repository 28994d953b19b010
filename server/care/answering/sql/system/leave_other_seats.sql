-- A device that mistook its seat lets go of the one before; one at which somebody has shown that it is theirs stays.
-- $1 BIGINT class_session_id
-- $2 TEXT device_mark
-- $3 BIGINT seat_no
-- $4 BIGINT now_ms
UPDATE seat_claim SET released_at_ms = $4
WHERE class_session_id = $1 AND device_mark = $2 AND seat_no <> $3 AND proved_at_ms IS NULL AND tries_left > 0
  AND released_at_ms IS NULL
