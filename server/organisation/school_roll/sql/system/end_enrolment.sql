-- The current enrolment ends.
-- $1 BIGINT student_id
-- $2 TEXT until_on
UPDATE enrolment SET until_on = $2 WHERE student_id = $1 AND until_on IS NULL
