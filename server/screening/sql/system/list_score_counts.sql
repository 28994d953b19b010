-- How often each score occurred; valid or not, since the picture is of all who answered.
-- $1 BIGINT campaign_id
SELECT s.scale, s.value, COUNT(s.student_id)
FROM score s WHERE s.campaign_id = $1 AND s.value IS NOT NULL
GROUP BY s.scale, s.value
