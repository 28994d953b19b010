-- Scores of a student over all campaigns, oldest first.
-- $2 BIGINT student_id
SELECT vs.campaign_id, vs.scale, vs.value, sh.received_at_ms, sh.validity
FROM visible_score vs JOIN visible_sheet sh ON sh.student_id = vs.student_id AND sh.campaign_id = vs.campaign_id
  AND sh.attempt = vs.attempt
  JOIN visible_campaign vc ON vc.campaign_id = vs.campaign_id
WHERE vs.student_id = $2 AND vs.value IS NOT NULL
ORDER BY sh.received_at_ms, vs.scale
