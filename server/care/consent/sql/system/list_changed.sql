-- Students about whom something was said or taken back lately, here or by another process.
-- $1 BIGINT since_ms
SELECT DISTINCT a.student_id FROM consent_act a WHERE a.changed_at_ms >= $1 AND a.purpose = 'screening'
