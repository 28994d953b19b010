-- The caller's unit.
SELECT vu.unit_id, COALESCE(vu.code, '') AS code, vu.name, vu.kind FROM visible_unit vu WHERE vu.depth = 0
