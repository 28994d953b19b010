-- Sheets that came while the campaign was recalled: their rules are looked at once the recall is undone. A part of
-- them.
-- $1 BIGINT campaign_id
-- $2 BIGINT since_ms
-- $3 BIGINT after_student
-- $4 BIGINT after_attempt
-- $5 BIGINT rows_max
SELECT s.student_id, s.attempt, s.sealed_answers, s.contact_wish
FROM answer_sheet s WHERE s.campaign_id = $1 AND s.received_at_ms >= $2 AND s.state = 'submitted'
  AND (s.student_id > $3 OR (s.student_id = $3 AND s.attempt > $4))
  AND NOT EXISTS (SELECT a.student_id FROM sheet_set_aside a
    WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
ORDER BY s.student_id, s.attempt
LIMIT $5
