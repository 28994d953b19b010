-- Who has looked at a student, and passwords that are given and must be changed.

-- One row a read or change by a member of staff, beside its line in the audit chain, which stays the
-- proof. A table of its own: the audit log is written by every submission and bears no index for this.
CREATE TABLE student_view (
  student_id BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  stream_id BIGINT NOT NULL,
  line_no BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  action TEXT NOT NULL,
  PRIMARY KEY (student_id, at_ms, stream_id, line_no)
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO student_view (student_id, at_ms, stream_id, line_no, account_id, post_id, action)
SELECT student_id, at_ms, stream_id, line_no, actor_id, post_id, action
FROM audit_line WHERE actor_kind = 'staff' AND student_id > 0;

-- Set while the password is one that somebody else has given: it opens nothing but its own change.
ALTER TABLE account ADD COLUMN password_given_at_ms BIGINT;
CREATE INDEX post_ending ON post (until_on, post_id) WHERE until_on IS NOT NULL AND ended_at_ms IS NULL;
