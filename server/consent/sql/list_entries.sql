-- What the caller entered in one go, for taking it back.
-- $2 BIGINT batch_id
-- $3 BIGINT since_ms
SELECT e.student_id, e.at_ms FROM visible_consent_entry e
WHERE e.batch_id = $2 AND e.at_ms >= $3 AND e.taken_back_at_ms IS NULL
