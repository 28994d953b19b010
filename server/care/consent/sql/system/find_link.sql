-- A slip as its address names it, before anybody is known; nothing once the guardian must not be asked.
-- $1 BIGINT student_id
-- $2 BIGINT link_no
SELECT l.purpose, l.age_band, l.expires_at_ms, l.tries_left, COALESCE(l.act_no, 0) AS act_no, l.guardian_no, st.born_on
FROM consent_link l JOIN student st ON st.student_id = l.student_id
  JOIN guardian g ON g.student_id = l.student_id AND g.guardian_no = l.guardian_no AND g.custody_limit = 'none'
    AND g.do_not_inform_since_ms IS NULL
WHERE l.student_id = $1 AND l.link_no = $2 AND l.revoked_at_ms IS NULL
