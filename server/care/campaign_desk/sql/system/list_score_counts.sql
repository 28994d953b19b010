-- How often each score occurred; valid or not, since the picture is of all who answered. What was set aside was not
-- theirs.
-- $1 BIGINT campaign_id
SELECT s.scale, s.value, COUNT(s.student_id) AS sheets
FROM score s WHERE s.campaign_id = $1 AND s.value IS NOT NULL
  AND NOT EXISTS (SELECT a.student_id FROM sheet_set_aside a
    WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
GROUP BY s.scale, s.value
