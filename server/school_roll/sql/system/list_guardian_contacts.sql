-- Who stands in a student's file already, for an import that must not give one person's limit to another.
-- $1 BIGINT student_id
SELECT g.guardian_no, g.sealed_contact,
  CASE WHEN g.custody_limit <> 'none' OR g.do_not_inform_since_ms IS NOT NULL THEN 1 ELSE 0 END
FROM guardian g WHERE g.student_id = $1 ORDER BY g.guardian_no
