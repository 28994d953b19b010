-- The birthday was right: the try that was taken for it comes back.
-- $1 BIGINT student_id
-- $2 BIGINT link_no
UPDATE consent_link SET tries_left = tries_left + 1 WHERE student_id = $1 AND link_no = $2
