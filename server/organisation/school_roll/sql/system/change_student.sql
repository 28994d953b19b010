-- What the roll says of a student now.
-- $1 BIGINT student_id
-- $2 TEXT name
-- $3 TEXT name_sort_key
-- $4 TEXT sex
-- $5 TEXT born_on
-- $6 TEXT attributes
-- $7 BYTEA row_digest
-- $8 BIGINT now_ms
UPDATE student SET name = $2, name_sort_key = $3, sex = $4, born_on = $5, attributes = $6, row_digest = $7,
  changed_at_ms = $8 WHERE student_id = $1
