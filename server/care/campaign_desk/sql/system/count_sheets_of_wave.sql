-- Handed-in sheets of a campaign below a unit.
-- $1 BIGINT campaign_id
-- $2 BIGINT unit_id
SELECT COUNT(s.student_id) AS sheets
FROM unit_closure c JOIN campaign_member m ON m.class_unit_id = c.descendant_id AND m.campaign_id = $1
  JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id AND s.state = 'submitted'
    AND s.attempt = COALESCE((SELECT MAX(a.attempt) FROM sheet_set_aside a
      WHERE a.student_id = m.student_id AND a.campaign_id = m.campaign_id), 0) + 1
WHERE c.ancestor_id = $2
