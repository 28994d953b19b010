-- Every class of a campaign with the number of its students.
-- $1 BIGINT campaign_id
-- $2 BIGINT now_ms
INSERT INTO campaign_class (campaign_id, class_unit_id, expected, started, finished, counted_at_ms)
SELECT m.campaign_id, m.class_unit_id, COUNT(m.student_id), 0, 0, $2
FROM campaign_member m WHERE m.campaign_id = $1
GROUP BY m.campaign_id, m.class_unit_id
ON CONFLICT (campaign_id, class_unit_id) DO UPDATE SET expected = excluded.expected
