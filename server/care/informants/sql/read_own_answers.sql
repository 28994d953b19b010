-- What the caller has written of a sheet so far.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 TEXT instrument_id
SELECT vo.sealed_answers, k.wrapped_key
FROM visible_own_informant_sheet vo JOIN visible_student_key k ON k.student_id = vo.student_id
WHERE vo.student_id = $2 AND vo.campaign_id = $3 AND vo.instrument_id = $4
