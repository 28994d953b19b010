-- A batch that was entered by mistake counts no longer; the lines stay.
-- $2 BIGINT batch_id
-- $3 BIGINT now_ms
-- through visible_consent_entry (student_id, act_no)
UPDATE consent_act
SET taken_back_at_ms = $3, changed_at_ms = $3
WHERE batch_id = $2 AND taken_back_at_ms IS NULL
