-- What one sheet gave under later versions, newest first.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
SELECT rs.instrument_id, rs.instrument_version, rs.reason, rs.rescored_at_ms, rc.scale, rc.state, rc.value, rc.band
FROM visible_rescored_sheet rs JOIN visible_rescored_score rc ON rc.student_id = rs.student_id
  AND rc.campaign_id = rs.campaign_id AND rc.attempt = rs.attempt
  AND rc.instrument_id = rs.instrument_id AND rc.instrument_version = rs.instrument_version
    AND rc.scorer_version = rs.scorer_version
WHERE rs.student_id = $2 AND rs.campaign_id = $3 AND rs.attempt = $4
ORDER BY rs.rescored_at_ms DESC, rs.instrument_id, rs.instrument_version, rc.scale
