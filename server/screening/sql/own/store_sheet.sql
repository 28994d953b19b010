-- Hands a sheet in. One that is there stays, unless the server had closed it unfinished. After a withdrawal
-- in mid-answer only the empty sheet of the reading page is taken.
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
INSERT INTO answer_sheet (student_id, campaign_id, attempt, state, device_no, class_session_id, body_mac, sealed_answers, contact_wish, validity, validity_flags, scorer_version, received_at_ms)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
WHERE $4 = 'read' OR NOT EXISTS (SELECT d.device_no FROM own_draft d WHERE d.campaign_id = $2 AND d.attempt = $3 AND d.device_no = $5 AND d.withheld_since_ms IS NOT NULL)
ON CONFLICT (student_id, campaign_id, attempt) DO UPDATE
SET state = excluded.state, device_no = excluded.device_no, body_mac = excluded.body_mac, sealed_answers = excluded.sealed_answers,
  contact_wish = excluded.contact_wish, validity = excluded.validity, validity_flags = excluded.validity_flags,
  scorer_version = excluded.scorer_version, received_at_ms = excluded.received_at_ms
WHERE answer_sheet.state = 'closed_unfinished' AND excluded.state <> 'closed_unfinished'
