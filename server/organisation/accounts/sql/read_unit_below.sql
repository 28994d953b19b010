-- The kind of a unit below the caller.
-- $2 BIGINT unit_id
SELECT vu.kind FROM visible_unit vu WHERE vu.unit_id = $2
