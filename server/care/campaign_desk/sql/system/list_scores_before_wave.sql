-- Valid scores of the same students from campaigns before this one, the newest first.
-- $1 BIGINT campaign_id
-- $2 BIGINT unit_id
-- $3 BIGINT every
SELECT sc.student_id, sc.scale, sc.value
FROM unit_closure c JOIN campaign_member m ON m.class_unit_id = c.descendant_id AND m.campaign_id = $1
  JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id < m.campaign_id AND s.state = 'submitted'
    AND s.validity = 'valid'
    AND NOT EXISTS (SELECT a.student_id FROM sheet_set_aside a
      WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
  JOIN campaign b ON b.campaign_id = s.campaign_id AND b.recalled_at_ms IS NULL
  JOIN score sc ON sc.student_id = s.student_id AND sc.campaign_id = s.campaign_id AND sc.attempt = s.attempt
    AND sc.value IS NOT NULL
WHERE c.ancestor_id = $2 AND s.student_id % $3 = 0
ORDER BY s.received_at_ms DESC
