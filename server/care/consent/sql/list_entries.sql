-- What the caller entered in one go, for taking it back.
-- $2 BIGINT batch_id
SELECT e.student_id, e.at_ms FROM visible_consent_entry e
WHERE e.batch_id = $2
