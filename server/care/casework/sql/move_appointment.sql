-- Another time for an interview.
-- $2 BIGINT student_id
-- $3 BIGINT appointment_no
-- $4 BIGINT starts_at_ms
-- through visible_appointment (student_id, appointment_no)
UPDATE interview_appointment
SET starts_at_ms = $4
WHERE student_id = $2 AND appointment_no = $3 AND cancelled_at_ms IS NULL
