-- How many alerts are open, wait for somebody, are the caller's own.
SELECT COUNT(va.student_id), COUNT(CASE WHEN va.taken_by IS NULL THEN va.student_id END), COUNT(CASE WHEN va.taken_by = va.caller_account_id THEN va.student_id END)
FROM visible_alert va WHERE va.closed_at_ms IS NULL
