-- The class in which a child takes part.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
SELECT m.class_unit_id FROM campaign_member m WHERE m.student_id = $1 AND m.campaign_id = $2
