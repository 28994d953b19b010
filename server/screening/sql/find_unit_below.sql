-- A unit of a code at or below the caller's.
-- $2 TEXT code
SELECT vu.unit_id FROM visible_unit vu WHERE vu.code = $2
