-- How many sheets about the students of a class are in, for one instrument of a campaign.
-- $2 BIGINT campaign_id
-- $3 TEXT instrument_id
SELECT u.unit_id, u.name, COUNT(vc.student_id) AS pupils, COUNT(r.student_id) AS returns
FROM visible_completion vc JOIN unit u ON u.unit_id = vc.class_unit_id
  LEFT JOIN visible_informant_return r ON r.student_id = vc.student_id AND r.campaign_id = vc.campaign_id
    AND r.instrument_id = $3
WHERE vc.campaign_id = $2
GROUP BY u.unit_id, u.name, u.sort_key
ORDER BY u.sort_key, u.unit_id
