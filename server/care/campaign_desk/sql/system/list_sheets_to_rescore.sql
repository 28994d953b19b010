-- Sheets of a campaign by key, and whether each has been scored under the version since it came in.
-- $1 BIGINT campaign_id
-- $2 TEXT instrument_id
-- $3 TEXT instrument_version
-- $4 TEXT scorer_version
-- $5 BIGINT after_student
-- $6 BIGINT after_attempt
-- $7 BIGINT rows_max
-- > BIGINT rescored
SELECT s.student_id, s.attempt, s.sealed_answers,
  (SELECT COUNT(rs.student_id) FROM rescored_sheet rs
   WHERE rs.student_id = s.student_id AND rs.campaign_id = s.campaign_id AND rs.attempt = s.attempt
     AND rs.instrument_id = $2 AND rs.instrument_version = $3
     AND rs.scorer_version = $4 AND rs.rescored_at_ms >= s.received_at_ms) AS rescored
FROM answer_sheet s
WHERE s.campaign_id = $1 AND s.state IN ('submitted', 'closed_unfinished') AND (s.student_id, s.attempt) > ($5, $6)
  AND NOT EXISTS (SELECT a.student_id FROM sheet_set_aside a
    WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
ORDER BY s.student_id, s.attempt
LIMIT $7
