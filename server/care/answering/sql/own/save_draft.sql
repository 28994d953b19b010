-- Saves what one device has so far; an older save never overwrites a newer one, none a draft that a withdrawal has
-- set aside, and a save that was made upon another one only that very one. Of a ticket that another code or seat has
-- ended nothing is stored, and of one that has expired only what was begun in time.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
-- $5 BIGINT class_session_id
-- $6 BIGINT next_item
-- $7 BIGINT save_no
-- $8 BYTEA sealed_answers
-- $9 BIGINT now_ms
-- $10 BIGINT base_save_no
-- $11 BIGINT code_no
-- $12 BIGINT late_after_ms
INSERT INTO answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, next_item, save_no,
  sealed_answers, began_at_ms, saved_at_ms)
SELECT $1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $9
WHERE ($11 = 0 OR EXISTS (SELECT m.code_no FROM own_member m WHERE m.campaign_id = $2 AND m.code_no = $11))
  AND NOT EXISTS (SELECT c.claim_no FROM own_seat_claim c
    WHERE c.campaign_id = $2 AND c.attempt = $3 AND c.device_no = $4 AND (c.released_at_ms IS NOT NULL
    OR (c.closed_at_ms IS NOT NULL AND NOT EXISTS (SELECT o.device_no FROM own_draft o
      WHERE o.campaign_id = $2 AND o.attempt = $3 AND o.device_no = $4))))
  AND ($12 = 0 OR EXISTS (SELECT d.device_no FROM own_draft d
    WHERE d.campaign_id = $2 AND d.attempt = $3 AND d.device_no = $4 AND d.began_at_ms <= $12))
ON CONFLICT (student_id, campaign_id, attempt, device_no) DO UPDATE
SET next_item = excluded.next_item, save_no = excluded.save_no, sealed_answers = excluded.sealed_answers,
  saved_at_ms = excluded.saved_at_ms
WHERE answer_draft.withheld_since_ms IS NULL
  AND (($10 = 0 AND answer_draft.save_no <= excluded.save_no) OR ($10 > 0 AND answer_draft.save_no = $10))
