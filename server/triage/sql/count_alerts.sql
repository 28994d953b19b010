-- How many alerts are open.
SELECT COUNT(va.student_id) FROM visible_alert va WHERE va.closed_at_ms IS NULL
