-- The sealed answers of an alerted sheet.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
SELECT va.sealed_answers, k.wrapped_key
FROM visible_item_answer va JOIN visible_student_key k ON k.student_id = va.student_id
WHERE va.student_id = $2 AND va.campaign_id = $3 AND va.attempt = $4
