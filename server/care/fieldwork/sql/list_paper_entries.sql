-- The typings of one sheet.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
SELECT ve.entry_no, ve.entry_mode, ve.sealed_answers, ve.entered_by, ve.entered_at_ms
FROM visible_paper_entry ve WHERE ve.student_id = $2 AND ve.campaign_id = $3
ORDER BY ve.entry_no
