-- Last number of a kind and whether this very one is current.
-- $1 BIGINT student_id
-- $2 TEXT kind
-- $3 BYTEA look_up_digest
SELECT COALESCE(MAX(i.identifier_no), 0) AS identifier_no,
  COUNT(CASE WHEN i.look_up_digest = $3 AND i.replaced_at_ms IS NULL THEN i.identifier_no END) AS current
FROM student_identifier i WHERE i.student_id = $1 AND i.kind = $2
