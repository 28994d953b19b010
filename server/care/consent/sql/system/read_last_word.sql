-- What a guardian said last: a no from the family's own phone is not overruled unseen.
-- $1 BIGINT student_id
SELECT a.act_no, a.decision, a.way FROM consent_act a
WHERE a.student_id = $1 AND a.purpose = 'screening' AND a.party = 'guardian' AND a.taken_back_at_ms IS NULL
ORDER BY a.act_no DESC
LIMIT 1
