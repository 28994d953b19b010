-- One typing of a sheet of paper.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT entry_no
-- $5 TEXT entry_mode
-- $6 BYTEA sealed_answers
-- $7 BIGINT now_ms
INSERT INTO paper_entry (student_id, campaign_id, attempt, entry_no, entry_mode, sealed_answers, entered_by,
  entered_at_ms)
SELECT vp.student_id, vp.campaign_id, vp.attempt_no, $4, $5, $6, vp.caller_account_id, $7
FROM visible_paper_pupil vp WHERE vp.student_id = $2 AND vp.campaign_id = $3
ON CONFLICT DO NOTHING
