-- Sheets that came while the campaign was recalled: their rules are looked at once the recall is undone.
-- $1 BIGINT campaign_id
-- $2 BIGINT since_ms
SELECT s.student_id, s.attempt, s.sealed_answers, s.contact_wish
FROM answer_sheet s WHERE s.campaign_id = $1 AND s.received_at_ms >= $2 AND s.state = 'submitted'
LIMIT 20000
