-- What others answered item by item about a student who has an alert.
-- $2 BIGINT student_id
SELECT va.campaign_id, va.instrument_id, va.sealed_answers, k.wrapped_key
FROM visible_informant_answer va JOIN visible_student_key k ON k.student_id = va.student_id
WHERE va.student_id = $2
ORDER BY va.handed_in_at_ms DESC NULLS LAST, va.informant, va.instrument_id
LIMIT 20
