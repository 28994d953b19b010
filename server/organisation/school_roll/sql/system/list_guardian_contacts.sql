-- Who stands in a student's file already, and what the school has set about them: an import must neither lose a limit
-- nor give it to another.
-- $1 BIGINT student_id
SELECT g.guardian_no, g.sealed_contact, g.relation, g.custody_limit, g.do_not_inform_since_ms,
  COALESCE(g.limit_reason, '') AS limit_reason, COALESCE(g.limit_set_by, 0) AS limit_set_by,
  COALESCE(g.limit_set_at_ms, 0) AS limit_set_at_ms, g.guardianship
FROM guardian g WHERE g.student_id = $1 ORDER BY g.guardian_no
