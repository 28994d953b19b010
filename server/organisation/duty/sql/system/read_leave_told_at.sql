-- When a leave was entered.
-- $1 BIGINT leave_id
SELECT l.told_at_ms FROM leave_of_absence l WHERE l.leave_id = $1
