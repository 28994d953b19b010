-- Who takes part in a campaign, as counts.
-- $1 BIGINT campaign_id
SELECT COUNT(m.student_id) AS members, COUNT(CASE WHEN m.consent = 'given' THEN 1 END) AS given,
  COUNT(DISTINCT m.class_unit_id) AS classes
FROM campaign_member m WHERE m.campaign_id = $1
