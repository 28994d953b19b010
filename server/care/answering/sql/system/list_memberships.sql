-- Campaigns a child takes part in, newest first: where a personal card leads to.
-- $1 BIGINT student_id
SELECT m.campaign_id FROM campaign_member m WHERE m.student_id = $1 ORDER BY m.campaign_id DESC
