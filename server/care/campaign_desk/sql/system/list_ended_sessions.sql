-- Class sessions whose time is over, or that were closed, with children who have not handed in. What was set aside
-- is closed with nobody's result: what it said of danger has been told when it came.
-- $1 BIGINT now_ms
-- > BIGINT device_no
SELECT d.student_id, d.campaign_id, d.attempt, MAX(d.device_no) AS device_no
FROM class_session cs JOIN campaign c ON c.campaign_id = cs.campaign_id AND c.recalled_at_ms IS NULL
  JOIN answer_draft d ON d.class_session_id = cs.class_session_id
  LEFT JOIN answer_sheet s ON s.student_id = d.student_id AND s.campaign_id = d.campaign_id AND s.attempt = d.attempt
WHERE (cs.closed_at_ms IS NOT NULL OR cs.ends_at_ms < $1) AND cs.ends_at_ms > $1 - 172800000 AND s.student_id IS NULL
  AND d.withheld_since_ms IS NULL
  AND NOT EXISTS (SELECT a.student_id FROM sheet_set_aside a
    WHERE a.student_id = d.student_id AND a.campaign_id = d.campaign_id AND a.attempt = d.attempt)
GROUP BY d.student_id, d.campaign_id, d.attempt
LIMIT 500
