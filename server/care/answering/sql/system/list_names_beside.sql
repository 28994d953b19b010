-- Names in the class of a child: what belongs in one of them does not stand out beside what belongs in another.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
SELECT st.name FROM campaign_member m
  JOIN campaign_member o ON o.campaign_id = m.campaign_id AND o.class_unit_id = m.class_unit_id
    AND o.student_id <> m.student_id
  JOIN student st ON st.student_id = o.student_id
WHERE m.student_id = $1 AND m.campaign_id = $2
ORDER BY o.student_id
