-- Brings the count of one class up to date; a slip from before the fourteenth birthday counts no longer after it.
-- $1 BIGINT class_unit_id
-- $2 TEXT born_fourteen_years_ago
-- $3 BIGINT now_ms
INSERT INTO consent_class (class_unit_id, enrolled, returned, counted_at_ms)
SELECT $1, (SELECT COUNT(e.student_id) FROM enrolment e WHERE e.class_unit_id = $1 AND e.until_on IS NULL),
  (SELECT COUNT(DISTINCT e.student_id) FROM enrolment e JOIN student st ON st.student_id = e.student_id
    JOIN consent_act a ON a.student_id = e.student_id AND a.purpose = 'screening' AND a.way IN ('link', 'paper')
      AND a.taken_back_at_ms IS NULL
      AND a.age_band = CASE WHEN st.born_on <= $2 THEN 'from_14' ELSE 'under_14' END
      AND NOT EXISTS (SELECT t.version FROM consent_text t
        WHERE t.purpose = 'screening' AND t.audience = 'guardian' AND t.version > a.text_version
        AND t.asks_again_from_on <= $today)
    WHERE e.class_unit_id = $1 AND e.until_on IS NULL), $3
FROM unit u WHERE u.unit_id = $1
ON CONFLICT (class_unit_id) DO UPDATE SET enrolled = excluded.enrolled, returned = excluded.returned,
  counted_at_ms = excluded.counted_at_ms
