-- Sealed answers of a campaign below a unit, of every so-manieth student: opened one by one and counted.
-- $1 BIGINT campaign_id
-- $2 BIGINT unit_id
-- $3 BIGINT every
SELECT s.student_id, s.sealed_answers, k.wrapped_key
FROM unit_closure c JOIN campaign_member m ON m.class_unit_id = c.descendant_id AND m.campaign_id = $1
  JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id AND s.state = 'submitted'
    AND s.attempt = COALESCE((SELECT MAX(a.attempt) FROM sheet_set_aside a
      WHERE a.student_id = m.student_id AND a.campaign_id = m.campaign_id), 0) + 1
  JOIN student_key k ON k.student_id = s.student_id AND k.wrapped_key IS NOT NULL
WHERE c.ancestor_id = $2 AND s.student_id % $3 = 0
