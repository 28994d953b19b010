-- Counties and schools directly below one of the caller's units.
-- $2 BIGINT parent_id
SELECT vu.unit_id, vu.name, vu.kind FROM visible_unit vu
WHERE vu.parent_id = $2 AND vu.depth > 0 AND vu.kind IN ('county', 'functional_zone', 'school')
ORDER BY vu.sort_key, vu.unit_id
