-- Sheets of a campaign that have scores and count.
-- $1 BIGINT campaign_id
SELECT COUNT(s.student_id) AS sheets FROM answer_sheet s
WHERE s.campaign_id = $1 AND s.state IN ('submitted', 'closed_unfinished')
  AND NOT EXISTS (SELECT a.student_id FROM sheet_set_aside a
    WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
