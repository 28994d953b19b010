-- Students for whom a no was ever said: among them are those whose answers are not kept.
SELECT DISTINCT a.student_id FROM consent_act a
WHERE a.decision IN ('refused', 'withdrawn') AND a.taken_back_at_ms IS NULL AND a.purpose = 'screening'
