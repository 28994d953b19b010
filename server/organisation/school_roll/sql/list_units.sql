-- Units directly below one of the caller's units (0: the caller's own), a page by key.
-- $2 BIGINT parent_id
-- $3 TEXT after_sort_key
-- $4 BIGINT after_unit
-- $5 BIGINT rows_max
-- > BIGINT units_below
SELECT vu.unit_id, COALESCE(vu.parent_id, 0) AS parent_id, vu.kind, COALESCE(vu.code, '') AS code, vu.name, vu.sort_key,
  (SELECT COUNT(c.unit_id) FROM visible_unit c WHERE c.parent_id = vu.unit_id) AS units_below
FROM visible_unit vu
WHERE (CASE WHEN $2 = 0 THEN vu.depth = 0 ELSE vu.parent_id = $2 AND vu.depth > 0 END)
  AND (vu.sort_key, vu.unit_id) > ($3, $4)
ORDER BY vu.sort_key, vu.unit_id
LIMIT $5
