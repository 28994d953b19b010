-- A third person's typing stands in the place of the one that is further from it.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT entry_no
-- $5 BYTEA sealed_answers
-- $6 BIGINT entered_by
-- $7 BIGINT now_ms
-- through visible_paper_entry (student_id, campaign_id, attempt, entry_no)
UPDATE paper_entry
SET sealed_answers = $5, entered_by = $6, entered_at_ms = $7
WHERE student_id = $2 AND campaign_id = $3 AND entry_no = $4
