-- A try is taken before the birthday is looked at: many at once meet the same count.
-- $1 BIGINT student_id
-- $2 BIGINT link_no
UPDATE consent_link SET tries_left = tries_left - 1 WHERE student_id = $1 AND link_no = $2 AND tries_left > 0
