-- How often each score occurred; valid or not, since the picture is of all who answered.
-- $1 BIGINT campaign_id
-- $2 BIGINT now_ms
INSERT INTO score_distribution (campaign_id, scale, value, sheets, counted_at_ms)
SELECT s.campaign_id, s.scale, s.value, COUNT(s.student_id), $2
FROM score s WHERE s.campaign_id = $1 AND s.value IS NOT NULL
GROUP BY s.campaign_id, s.scale, s.value
