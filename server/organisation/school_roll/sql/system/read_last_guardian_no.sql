-- The highest number that any guardian of this student has ever had: acts of consent and slips name guardians by it,
-- also those who are gone.
-- $1 BIGINT student_id
SELECT COALESCE(MAX(known.guardian_no), 0) AS guardian_no FROM (
  SELECT st.guardian_no_last AS guardian_no FROM student st WHERE st.student_id = $1
  UNION ALL SELECT g.guardian_no FROM guardian g WHERE g.student_id = $1
  UNION ALL SELECT a.guardian_no FROM consent_act a WHERE a.student_id = $1
  UNION ALL SELECT l.guardian_no FROM consent_link l WHERE l.student_id = $1) AS known
