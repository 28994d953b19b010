-- A new student.
-- $1 BIGINT student_id
-- $2 TEXT name
-- $3 TEXT name_sort_key
-- $4 TEXT sex
-- $5 TEXT born_on
-- $6 TEXT attributes
-- $7 BYTEA row_digest
-- $8 BIGINT now_ms
INSERT INTO student (student_id, name, name_sort_key, sex, born_on, attributes, row_digest, added_at_ms, changed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
