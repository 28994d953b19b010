-- A number of a student; an earlier one of the kind stays as history.
-- $1 BIGINT student_id
-- $2 TEXT kind
-- $3 BIGINT identifier_no
-- $4 BYTEA look_up_digest
-- $5 BYTEA sealed_number
-- $6 BIGINT now_ms
INSERT INTO student_identifier (student_id, kind, identifier_no, look_up_digest, sealed_number, since_at_ms)
  VALUES ($1, $2, $3, $4, $5, $6)
