-- The person concerned has seen a leave that somebody else entered.
-- $2 BIGINT leave_id
-- $3 BIGINT now_ms
-- through visible_my_leave_confirmation (leave_id)
UPDATE leave_confirmation
SET heard_at_ms = COALESCE(heard_at_ms, $3)
WHERE leave_id = $2
