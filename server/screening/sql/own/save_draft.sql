-- Saves what one device has so far; an older save never overwrites a newer one, and none a draft that a
-- withdrawal has set aside.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
-- $5 BIGINT class_session_id
-- $6 BIGINT next_item
-- $7 BIGINT save_no
-- $8 BYTEA sealed_answers
-- $9 BIGINT now_ms
INSERT INTO answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, next_item, save_no, sealed_answers, began_at_ms, saved_at_ms)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $9)
ON CONFLICT (student_id, campaign_id, attempt, device_no) DO UPDATE
SET next_item = excluded.next_item, save_no = excluded.save_no, sealed_answers = excluded.sealed_answers, saved_at_ms = excluded.saved_at_ms
WHERE answer_draft.save_no < excluded.save_no AND answer_draft.withheld_since_ms IS NULL
