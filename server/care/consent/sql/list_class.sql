-- A class by seat: whether the slip has come back, and to whom it would have gone by age.
-- $2 BIGINT class_unit_id
-- $3 TEXT born_fourteen_years_ago
SELECT vs.student_id, vs.name, COALESCE(vs.seat_no, 0) AS seat_no, CASE WHEN vi.born_on <= $3 THEN 1
  ELSE 0 END AS is_fourteen,
  CASE WHEN EXISTS (SELECT r.student_id FROM visible_consent_return r
    WHERE r.student_id = vs.student_id AND r.purpose = 'screening' AND r.age_band = CASE
      WHEN vi.born_on <= $3 THEN 'from_14' ELSE 'under_14' END
      AND NOT EXISTS (SELECT t.version FROM consent_text t
        WHERE t.purpose = 'screening' AND t.audience = 'guardian' AND t.version > r.text_version
        AND t.asks_again_from_on <= $today)) THEN 1 ELSE 0 END AS has_returned
FROM visible_student vs JOIN visible_identity vi ON vi.student_id = vs.student_id
WHERE vs.class_unit_id = $2
ORDER BY COALESCE(vs.seat_no, 0), vs.student_id
