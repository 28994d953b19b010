-- Hands a sheet in. One that is there stays, unless the server had closed it unfinished, the child had not wanted to
-- take part, or had no consent then, and has signed in since. After a withdrawal in mid-answer only the empty sheet of
-- the reading page is taken; of a ticket that another code or seat has ended nothing, of one that has expired what was
-- begun in time.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 TEXT state
-- $5 BIGINT device_no
-- $6 BIGINT class_session_id
-- $7 BYTEA body_mac
-- $8 BYTEA sealed_answers
-- $9 TEXT contact_wish
-- $10 TEXT validity
-- $11 BIGINT validity_flags
-- $12 TEXT scorer_version
-- $13 BIGINT received_at_ms
-- $14 BIGINT code_no
-- $15 BIGINT late_after_ms
INSERT INTO answer_sheet (student_id, campaign_id, attempt, state, device_no, class_session_id, body_mac,
  sealed_answers, contact_wish, validity, validity_flags, scorer_version, received_at_ms)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
WHERE ($4 = 'read' OR NOT EXISTS (SELECT d.device_no FROM own_draft d
  WHERE d.campaign_id = $2 AND d.attempt = $3 AND d.device_no = $5 AND d.withheld_since_ms IS NOT NULL))
  AND ($14 = 0 OR EXISTS (SELECT m.code_no FROM own_member m WHERE m.campaign_id = $2 AND m.code_no = $14))
  AND NOT EXISTS (SELECT c.claim_no FROM own_seat_claim c
    WHERE c.campaign_id = $2 AND c.attempt = $3 AND c.device_no = $5 AND (c.released_at_ms IS NOT NULL
    OR (c.closed_at_ms IS NOT NULL AND NOT EXISTS (SELECT o.device_no FROM own_draft o
      WHERE o.campaign_id = $2 AND o.attempt = $3 AND o.device_no = $5))))
  AND ($15 = 0 OR EXISTS (SELECT b.device_no FROM own_draft b
    WHERE b.campaign_id = $2 AND b.attempt = $3 AND b.device_no = $5 AND b.began_at_ms <= $15))
ON CONFLICT (student_id, campaign_id, attempt) DO UPDATE
SET state = excluded.state, device_no = excluded.device_no, body_mac = excluded.body_mac,
  sealed_answers = excluded.sealed_answers,
  contact_wish = excluded.contact_wish, validity = excluded.validity, validity_flags = excluded.validity_flags,
  scorer_version = excluded.scorer_version, received_at_ms = excluded.received_at_ms
WHERE excluded.state <> 'closed_unfinished'
  AND (answer_sheet.state = 'closed_unfinished' OR (answer_sheet.state IN ('declined', 'read')
    AND excluded.state = 'submitted' AND answer_sheet.device_no < excluded.device_no))
