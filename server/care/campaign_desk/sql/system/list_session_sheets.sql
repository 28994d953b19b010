-- Sheets of one room, but for those that somebody else answered.
-- $1 BIGINT class_session_id
-- $2 BIGINT campaign_id
-- $3 BIGINT class_unit_id
SELECT s.student_id, s.sealed_answers
FROM campaign_member m JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id
    AND s.attempt = COALESCE((SELECT MAX(a.attempt) FROM sheet_set_aside a
      WHERE a.student_id = m.student_id AND a.campaign_id = m.campaign_id), 0) + 1
WHERE m.campaign_id = $2 AND m.class_unit_id = $3 AND s.class_session_id = $1 AND s.state = 'submitted'
