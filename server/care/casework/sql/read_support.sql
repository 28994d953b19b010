-- Whether the county has been asked for a hand, and who lends it.
-- $2 BIGINT student_id
-- $3 BIGINT alert_no
SELECT COALESCE(vs.accepted_by_name, '') AS accepted_by_name FROM visible_support_request vs
WHERE vs.student_id = $2 AND vs.alert_no = $3 AND vs.withdrawn_at_ms IS NULL
