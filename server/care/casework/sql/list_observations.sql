-- What was observed of a student, newest first, with the key that opens the words.
-- $2 BIGINT student_id
SELECT vo.student_id, vo.urgency, vo.sealed_words, vo.observed_at_ms, vo.observer, k.wrapped_key, vo.round_id
FROM visible_observation vo JOIN visible_student_key k ON k.student_id = vo.student_id
WHERE vo.student_id = $2
ORDER BY vo.observed_at_ms DESC
LIMIT 5
