-- What was observed in a class, newest first, with the key that opens the words.
-- $2 BIGINT class_unit_id
-- $3 BIGINT since_at_ms
SELECT vo.student_id, vo.urgency, vo.sealed_words, vo.observed_at_ms, vo.observer, k.wrapped_key, vo.round_id
FROM visible_observation vo JOIN visible_student_key k ON k.student_id = vo.student_id
WHERE vo.class_unit_id = $2 AND (vo.observed_at_ms >= $3 OR vo.seen_at_ms IS NULL)
ORDER BY vo.observed_at_ms DESC, vo.student_id
LIMIT 300
