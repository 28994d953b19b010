-- What others answered about a student, newest first.
-- $2 BIGINT student_id
-- > TEXT teacher_name
-- > TEXT relation
SELECT vi.campaign_id, vi.informant, vi.instrument_id, vi.instrument_version, vi.handed_in_at_ms, vi.teacher_name,
  vi.relation
FROM visible_informant_sheet vi WHERE vi.student_id = $2
ORDER BY vi.handed_in_at_ms DESC NULLS LAST, vi.informant, vi.instrument_id
LIMIT 20
