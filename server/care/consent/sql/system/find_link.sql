-- A slip as its address names it, with what was decided through it; nothing once the guardian must not be asked.
-- $1 BIGINT student_id
-- $2 BIGINT link_no
SELECT l.purpose, l.age_band, l.expires_at_ms, l.tries_left, COALESCE(l.act_no, 0) AS act_no, l.guardian_no, st.name,
  st.born_on, COALESCE(a.decision, '') AS decision, COALESCE(a.at_ms, 0) AS at_ms
FROM consent_link l JOIN student st ON st.student_id = l.student_id
  JOIN guardian g ON g.student_id = l.student_id AND g.guardian_no = l.guardian_no AND g.custody_limit = 'none'
    AND g.do_not_inform_since_ms IS NULL
  LEFT JOIN consent_act a ON a.student_id = l.student_id AND a.act_no = l.act_no
WHERE l.student_id = $1 AND l.link_no = $2 AND l.revoked_at_ms IS NULL
