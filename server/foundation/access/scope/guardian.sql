-- A guardian without an account: one slip, one child. $1 is the child, $2 the number of the slip, $3 the day on which
-- who is fourteen today was born at the latest (store::GuardianBound). Every scope of a guardian begins here.

-- The slip by which they came, as long as it opens something: not revoked, the guardian under no custody limit and not
-- one who must not be told, and, until something was decided through it, neither expired nor from the other side of the
-- fourteenth birthday.
-- class 3 consent; key (student_id, link_no); roles guardian
guardian_link AS (
  SELECT l.student_id, l.link_no, l.guardian_no, l.purpose, l.age_band, l.act_no
  FROM consent_link l JOIN student st ON st.student_id = l.student_id
    JOIN guardian g ON g.student_id = l.student_id AND g.guardian_no = l.guardian_no AND g.custody_limit = 'none'
      AND g.do_not_inform_since_ms IS NULL
  WHERE l.student_id = $1 AND l.link_no = $2 AND l.revoked_at_ms IS NULL
    AND (l.act_no IS NOT NULL OR (l.expires_at_ms > $moment
      AND l.age_band = CASE WHEN st.born_on <= $3 THEN 'from_14' ELSE 'under_14' END))
)
