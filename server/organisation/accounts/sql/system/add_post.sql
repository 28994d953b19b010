-- A post: a role in a unit for some time.
-- $1 BIGINT post_id
-- $2 BIGINT account_id
-- $3 BIGINT unit_id
-- $4 TEXT role
-- $5 TEXT since_on
-- $6 TEXT NULL until_on
INSERT INTO post (post_id, account_id, unit_id, role, since_on, until_on) VALUES ($1, $2, $3, $4, $5, $6)
