-- What to remember for an interview of the caller's school that still stands.
-- $2 BIGINT student_id
-- $3 BIGINT appointment_no
-- $4 BYTEA sealed_reminder
-- through visible_appointment (student_id, appointment_no)
UPDATE interview_appointment
SET sealed_reminder = $4
WHERE student_id = $2 AND appointment_no = $3 AND cancelled_at_ms IS NULL
