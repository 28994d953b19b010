-- A unit gets another name.
-- $1 BIGINT unit_id
-- $2 TEXT name
-- $3 TEXT sort_key
UPDATE unit SET name = $2, sort_key = $3 WHERE unit_id = $1
