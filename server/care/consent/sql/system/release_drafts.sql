-- A wrong entry is taken back: what it set aside counts again.
-- $1 BIGINT student_id
-- $2 BIGINT since_ms
UPDATE answer_draft SET withheld_since_ms = NULL WHERE student_id = $1 AND withheld_since_ms >= $2
