-- The current number of a kind becomes history, unless it is the same.
-- $1 BIGINT student_id
-- $2 TEXT kind
-- $3 BYTEA look_up_digest
-- $4 BIGINT now_ms
UPDATE student_identifier SET replaced_at_ms = $4 WHERE student_id = $1 AND kind = $2 AND replaced_at_ms IS NULL
  AND look_up_digest <> $3
