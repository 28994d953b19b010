-- A second person has confirmed it.
-- $1 BIGINT leave_id
-- $2 BIGINT confirmed_by
-- $3 BIGINT now_ms
UPDATE leave_confirmation SET confirmed_by = $2, confirmed_at_ms = $3 WHERE leave_id = $1 AND confirmed_at_ms IS NULL
