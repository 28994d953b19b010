-- Brings the counts of one class up to date.
-- $1 BIGINT campaign_id
-- $2 BIGINT class_unit_id
-- $3 BIGINT now_ms
UPDATE campaign_class SET counted_at_ms = $3,
  started = (SELECT COUNT(DISTINCT d.student_id) FROM campaign_member m JOIN answer_draft d ON d.student_id = m.student_id AND d.campaign_id = m.campaign_id
      AND d.attempt = m.attempt_no
    WHERE m.campaign_id = $1 AND m.class_unit_id = $2),
  finished = (SELECT COUNT(s.student_id) FROM campaign_member m JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id
      AND s.attempt = m.attempt_no AND s.state <> 'closed_unfinished'
    WHERE m.campaign_id = $1 AND m.class_unit_id = $2)
WHERE campaign_id = $1 AND class_unit_id = $2
