-- A psychologist has read about a marked pupil, or takes that back (0).
-- $2 BIGINT student_id
-- $3 BIGINT round_id
-- $4 BIGINT seen_at_ms
-- $5 BIGINT account_id
-- through visible_observation (student_id, round_id)
UPDATE observation
SET seen_at_ms = CASE WHEN $4 = 0 THEN NULL WHEN seen_at_ms IS NULL THEN $4 ELSE seen_at_ms END,
  seen_by = CASE WHEN $4 = 0 THEN NULL WHEN seen_at_ms IS NULL THEN $5 ELSE seen_by END
WHERE student_id = $2 AND round_id = $3
