-- A device begins; the sheet's row is there before its first answer.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
-- $5 BIGINT class_session_id
-- $6 BIGINT first_item
-- $7 BIGINT now_ms
INSERT INTO answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, next_item, save_no,
  began_at_ms, saved_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $6, 0, $7, $7)
ON CONFLICT DO NOTHING
