-- Name, consent and attempt of a child who signs in, and the class session that is open for the class.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
SELECT st.name, m.consent, COALESCE(cs.class_session_id, 0) AS class_session_id, m.attempt_no, m.consent_source,
  m.code_no, m.code_proofs_left
FROM campaign_member m JOIN student st ON st.student_id = m.student_id
  LEFT JOIN class_session cs ON cs.campaign_id = m.campaign_id AND cs.class_unit_id = m.class_unit_id
    AND cs.closed_at_ms IS NULL AND cs.ends_at_ms > $3
WHERE m.student_id = $1 AND m.campaign_id = $2
