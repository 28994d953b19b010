-- Whether the caller sees an act and so may overrule it knowingly.
-- $2 BIGINT student_id
-- $3 BIGINT act_no
SELECT a.act_no FROM visible_consent_act a WHERE a.student_id = $2 AND a.act_no = $3
