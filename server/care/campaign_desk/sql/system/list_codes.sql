-- Who gets a slip: class and seat order.
-- $1 BIGINT campaign_id
SELECT m.student_id, s.name AS school_name, k.name AS class_name, m.seat_no, st.name, m.code_no
FROM campaign_member m JOIN unit k ON k.unit_id = m.class_unit_id
  JOIN enrolment e ON e.student_id = m.student_id AND e.until_on IS NULL
  JOIN unit s ON s.unit_id = e.school_unit_id
  JOIN student st ON st.student_id = m.student_id
WHERE m.campaign_id = $1
ORDER BY s.sort_key, k.sort_key, m.seat_no NULLS LAST, m.student_id
