-- A guardian as the roll gives it, with the limit that follows the person; one that stands is never made weaker.
-- $1 BIGINT student_id
-- $2 BIGINT guardian_no
-- $3 TEXT relation
-- $4 TEXT guardianship
-- $5 BYTEA sealed_contact
-- $6 TEXT custody_limit
-- $7 BIGINT NULL do_not_inform_since_ms
-- $8 TEXT NULL limit_reason
-- $9 BIGINT NULL limit_set_by
-- $10 BIGINT NULL limit_set_at_ms
INSERT INTO guardian (student_id, guardian_no, relation, guardianship, sealed_contact, custody_limit,
  do_not_inform_since_ms, limit_reason, limit_set_by, limit_set_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (student_id, guardian_no) DO UPDATE SET relation = excluded.relation, guardianship = excluded.guardianship,
  sealed_contact = excluded.sealed_contact,
  custody_limit = CASE WHEN guardian.custody_limit = 'no_contact'
    OR excluded.custody_limit = 'none' THEN guardian.custody_limit ELSE excluded.custody_limit END,
  do_not_inform_since_ms = COALESCE(guardian.do_not_inform_since_ms, excluded.do_not_inform_since_ms),
  limit_reason = COALESCE(guardian.limit_reason, excluded.limit_reason),
    limit_set_by = COALESCE(guardian.limit_set_by, excluded.limit_set_by),
  limit_set_at_ms = COALESCE(guardian.limit_set_at_ms, excluded.limit_set_at_ms)
