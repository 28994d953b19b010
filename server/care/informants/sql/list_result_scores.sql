-- Scales of what others answered about a student.
-- $2 BIGINT student_id
SELECT vi.campaign_id, vi.informant, vi.instrument_id, vi.scale, vi.state, vi.value, COALESCE(vi.band, '') AS band,
  vi.missing
FROM visible_informant_score vi WHERE vi.student_id = $2
ORDER BY vi.campaign_id, vi.informant, vi.instrument_id, vi.scale
