-- What a class is called.
-- $2 BIGINT class_unit_id
SELECT vu.name FROM visible_unit vu WHERE vu.unit_id = $2
