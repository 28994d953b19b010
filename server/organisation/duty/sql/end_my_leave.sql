-- The person concerned is not away, or is back.
-- $2 BIGINT leave_id
-- $3 BIGINT now_ms
-- through visible_my_leave (leave_id)
UPDATE leave_of_absence
SET ended_at_ms = $3
WHERE leave_id = $2 AND ended_at_ms IS NULL
