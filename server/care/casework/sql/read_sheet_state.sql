-- State and validity of one sheet, or why there is none to read: taken back, or set aside.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT attempt
-- > BIGINT is_retest
SELECT COALESCE(vs.state, '') AS state, COALESCE(vs.validity, 'unknown') AS validity,
  COALESCE(vs.validity_flags, 0) AS validity_flags, COALESCE(vs.received_at_ms, 0) AS received_at_ms,
  COALESCE(vs.entry_mode, 'device') AS entry_mode, COALESCE(va.recalled_at_ms, 0) AS recalled_at_ms, va.attempt_no,
    va.is_retest
FROM visible_alerted_sheet va
  LEFT JOIN visible_sheet vs ON vs.student_id = va.student_id AND vs.campaign_id = va.campaign_id
    AND vs.attempt = va.attempt
WHERE va.student_id = $2 AND va.campaign_id = $3 AND va.attempt = $4
