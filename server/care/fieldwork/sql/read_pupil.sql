-- One pupil in a campaign: which code and which attempt hold.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- > TEXT state
-- > BIGINT two_devices
SELECT vc.code_no, vc.attempt_no, vc.state, vc.two_devices
FROM visible_completion vc WHERE vc.student_id = $2 AND vc.campaign_id = $3
