-- What was said for one student and purpose, oldest first: the age rule needs both sides and the day of birth.
-- $1 BIGINT student_id
-- $2 TEXT purpose
-- $3 TEXT day
SELECT st.born_on, COALESCE(a.party, '') AS party, a.decision, a.way, a.age_band,
  CASE WHEN a.decision IN ('given', 'informed') AND EXISTS (SELECT t.version FROM consent_text t
    WHERE t.purpose = a.purpose
    AND t.audience = CASE WHEN a.way = 'answering_page' THEN 'child' ELSE 'guardian' END AND t.version > a.text_version
      AND t.asks_again_from_on <= $3) THEN 1 ELSE 0 END AS is_asked_again
FROM student st LEFT JOIN consent_act a ON a.student_id = st.student_id AND a.purpose = $2
  AND a.taken_back_at_ms IS NULL
WHERE st.student_id = $1
ORDER BY a.act_no NULLS FIRST
