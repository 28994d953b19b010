-- Who of the staff has looked at a student, for the screen that tells it.
-- $1 BIGINT student_id
-- $2 BIGINT at_ms
-- $3 BIGINT stream_id
-- $4 BIGINT line_no
-- $5 BIGINT account_id
-- $6 BIGINT post_id
-- $7 TEXT action
INSERT INTO student_view (student_id, at_ms, stream_id, line_no, account_id, post_id, action)
VALUES ($1, $2, $3, $4, $5, $6, $7)
