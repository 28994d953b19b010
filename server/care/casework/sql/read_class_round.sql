-- When the class of a student was last looked at.
-- $2 BIGINT student_id
SELECT r.observed_at_ms, r.observer
FROM visible_student vs JOIN visible_observation_round r ON r.class_unit_id = vs.class_unit_id
WHERE vs.student_id = $2
ORDER BY r.observed_at_ms DESC
LIMIT 1
