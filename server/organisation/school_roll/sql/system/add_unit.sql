-- A unit of the tree.
-- $1 BIGINT unit_id
-- $2 BIGINT NULL parent_id
-- $3 TEXT kind
-- $4 TEXT code
-- $5 TEXT name
-- $6 TEXT sort_key
-- $7 TEXT opened_on
INSERT INTO unit (unit_id, parent_id, kind, code, name, sort_key, opened_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
