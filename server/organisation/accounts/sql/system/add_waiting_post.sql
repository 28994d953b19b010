-- A post that waits for a second person: ended until it is confirmed.
-- $1 BIGINT post_id
-- $2 BIGINT account_id
-- $3 BIGINT unit_id
-- $4 TEXT role
-- $5 TEXT since_on
-- $6 TEXT NULL until_on
-- $7 BIGINT now_ms
INSERT INTO post (post_id, account_id, unit_id, role, since_on, until_on, ended_at_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
