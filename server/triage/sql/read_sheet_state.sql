-- State and validity of one sheet, or why there is none to read: taken back, or set aside.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
SELECT COALESCE(vs.state, ''), COALESCE(vs.validity, 'unknown'), COALESCE(vs.validity_flags, 0), COALESCE(vs.received_at_ms, 0),
  COALESCE(vs.entry_mode, 'device'), COALESCE(c.recalled_at_ms, 0), vc.attempt_no
FROM visible_completion vc JOIN campaign c ON c.campaign_id = vc.campaign_id
  LEFT JOIN visible_sheet vs ON vs.student_id = vc.student_id AND vs.campaign_id = vc.campaign_id AND vs.attempt = $4
WHERE vc.student_id = $2 AND vc.campaign_id = $3
