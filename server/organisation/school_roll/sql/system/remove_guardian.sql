-- The roll no longer names this person, and the school has set nothing about them.
-- $1 BIGINT student_id
-- $2 BIGINT guardian_no
DELETE FROM guardian WHERE student_id = $1 AND guardian_no = $2
