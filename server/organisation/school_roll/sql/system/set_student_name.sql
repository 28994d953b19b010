-- The name of a student in its normal form.
-- $1 BIGINT student_id
-- $2 TEXT name
-- $3 TEXT name_sort_key
UPDATE student SET name = $2, name_sort_key = $3 WHERE student_id = $1
