-- A person has done something at the device; a lock that has come meanwhile stays.
-- $1 BIGINT context_id
-- $2 BIGINT now_ms
UPDATE staff_session SET input_at_ms = $2, used_at_ms = $2
  WHERE context_id = $1 AND ended_at_ms IS NULL AND locked_at_ms IS NULL
