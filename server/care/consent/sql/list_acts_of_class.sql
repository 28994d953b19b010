-- Who said what, for a psychologist; nobody else has rows here.
-- $2 BIGINT class_unit_id
SELECT a.student_id, a.party, a.decision, a.way, a.age_band, a.at_ms,
  CASE WHEN a.decision IN ('given', 'informed') AND EXISTS (SELECT t.version FROM consent_text t
    WHERE t.purpose = a.purpose
    AND t.audience = CASE WHEN a.way = 'answering_page' THEN 'child' ELSE 'guardian' END AND t.version > a.text_version
      AND t.asks_again_from_on <= $today) THEN 1 ELSE 0 END AS is_asked_again
FROM visible_consent_act a JOIN visible_student vs ON vs.student_id = a.student_id
WHERE vs.class_unit_id = $2 AND a.purpose = 'screening' AND a.taken_back_at_ms IS NULL
ORDER BY a.act_no
