-- The closure of a new unit: itself and everything above it.
-- $1 BIGINT unit_id
-- $2 BIGINT parent_id
INSERT INTO unit_closure (ancestor_id, descendant_id, depth)
SELECT c.ancestor_id, $1, c.depth + 1 FROM unit_closure c WHERE c.descendant_id = $2
