-- Of each campaign of one child: which attempt counts, how far it is, and what was set aside, a row for each.
-- $2 BIGINT student_id
-- > TEXT state
SELECT va.student_id, va.campaign_id, va.attempt_no, vc.state, COALESCE(vs.attempt, 0) AS attempt,
  COALESCE(vs.reason, '') AS reason, COALESCE(vs.because, '') AS because,
  COALESCE(vs.set_aside_by_name, '') AS set_aside_by_name,
  COALESCE(vs.set_aside_at_ms, 0) AS set_aside_at_ms,
    CASE WHEN EXISTS (SELECT pe.entry_no FROM visible_paper_entry pe
    WHERE pe.student_id = va.student_id AND pe.campaign_id = va.campaign_id) THEN 1 ELSE 0 END AS has_paper_entry
FROM visible_attempt va JOIN visible_completion vc ON vc.student_id = va.student_id AND vc.campaign_id = va.campaign_id
  LEFT JOIN visible_set_aside vs ON vs.student_id = va.student_id AND vs.campaign_id = va.campaign_id
WHERE va.student_id = $2
ORDER BY va.campaign_id, vs.attempt
