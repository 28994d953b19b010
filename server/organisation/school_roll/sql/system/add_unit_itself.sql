-- A unit lies below itself at depth 0.
-- $1 BIGINT unit_id
INSERT INTO unit_closure (ancestor_id, descendant_id, depth) VALUES ($1, $1, 0)
