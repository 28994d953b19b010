-- What an alerted student has answered so far, newest device first.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
SELECT vd.sealed_answers, k.wrapped_key
FROM visible_draft_answer vd JOIN visible_student_key k ON k.student_id = vd.student_id
WHERE vd.student_id = $2 AND vd.campaign_id = $3 AND vd.attempt = $4 AND vd.sealed_answers IS NOT NULL
ORDER BY vd.device_no DESC
