-- What the school knows of a guardian: custody, and whether to keep silent towards them.
-- $2 BIGINT student_id
-- $3 BIGINT guardian_no
-- $4 TEXT custody_limit
-- $5 BIGINT do_not_inform_since_ms
-- $6 TEXT limit_reason
-- $7 BIGINT limit_set_by
-- $8 BIGINT limit_set_at_ms
-- through visible_guardian (student_id, guardian_no)
UPDATE guardian
SET custody_limit = $4, do_not_inform_since_ms = CASE WHEN $5 = 0 THEN NULL
  ELSE COALESCE(do_not_inform_since_ms, $5) END,
  limit_reason = $6, limit_set_by = $7, limit_set_at_ms = $8
WHERE student_id = $2 AND guardian_no = $3
