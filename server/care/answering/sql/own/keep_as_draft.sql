-- A sheet that is not taken as such is kept as its device's draft.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
-- $5 BIGINT class_session_id
-- $6 BIGINT next_item
-- $7 BYTEA sealed_answers
-- $8 BIGINT now_ms
INSERT INTO answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, next_item, save_no,
  sealed_answers, began_at_ms, saved_at_ms)
VALUES ($1, $2, $3, $4, $5, 0, $6, 1, $7, $8, $8)
ON CONFLICT (student_id, campaign_id, attempt, device_no) DO UPDATE
SET next_item = excluded.next_item, save_no = answer_draft.save_no + 1, sealed_answers = excluded.sealed_answers,
  saved_at_ms = excluded.saved_at_ms
WHERE answer_draft.withheld_since_ms IS NULL
