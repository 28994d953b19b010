-- An adult who can be reached during class sessions of a unit.
-- $1 BIGINT duty_id
-- $2 BIGINT unit_id
-- $3 BIGINT account_id
-- $4 TEXT since_on
INSERT INTO duty (duty_id, unit_id, account_id, since_on) VALUES ($1, $2, $3, $4)
