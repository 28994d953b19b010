-- A sheet on which two children answered, or somebody else did, is no longer read as this child's.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT set_aside_by
-- $5 BIGINT now_ms
-- $6 TEXT reason
-- $7 TEXT because
INSERT INTO sheet_set_aside (student_id, campaign_id, attempt, set_aside_by, set_aside_at_ms, reason, because)
SELECT vc.student_id, vc.campaign_id, vc.attempt_no, $4, $5, $6, $7
FROM visible_completion vc WHERE vc.student_id = $2 AND vc.campaign_id = $3
ON CONFLICT DO NOTHING
