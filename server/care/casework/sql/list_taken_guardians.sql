-- Whom to call for what the caller has taken on.
SELECT vg.student_id, vg.relation, vg.sealed_contact, vg.wrapped_key
FROM visible_taken_guardian vg
ORDER BY vg.student_id, vg.guardian_no
LIMIT 200
