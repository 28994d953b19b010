-- What the psychologist wants to remember for an interview, sealed with the student's key.
ALTER TABLE interview_appointment ADD COLUMN sealed_reminder BYTEA;
