-- Sheets of a campaign that have scores.
-- $1 BIGINT campaign_id
SELECT COUNT(s.student_id) FROM answer_sheet s WHERE s.campaign_id = $1 AND s.state IN ('submitted', 'closed_unfinished')
