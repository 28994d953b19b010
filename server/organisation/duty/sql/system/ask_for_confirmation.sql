-- A leave that somebody else entered is told to the person, and beyond some days waits for a second one.
-- $1 BIGINT leave_id
-- $2 BIGINT asked_until_ms
-- $3 BIGINT confirmed_at_ms
INSERT INTO leave_confirmation (leave_id, asked_until_ms, confirmed_at_ms)
  VALUES ($1, $2, CASE WHEN $3 = 0 THEN NULL ELSE $3 END)
