-- The school a student is in today, and whether a psychologist works there who is not away now.
-- $1 BIGINT student_id
SELECT e.school_unit_id, CASE WHEN EXISTS (SELECT p.post_id FROM scope_post_in_force p
  WHERE p.unit_id = e.school_unit_id AND p.role = 'psychology_teacher'
    AND NOT EXISTS (SELECT l.leave_id FROM scope_leave_in_force l WHERE l.account_id = p.account_id))
      THEN 1 ELSE 0 END AS has_psychologist
FROM enrolment e WHERE e.student_id = $1 AND e.until_on IS NULL
