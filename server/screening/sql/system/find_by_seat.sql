-- Who sits on a seat of a class in a campaign.
-- $1 BIGINT campaign_id
-- $2 BIGINT class_unit_id
-- $3 BIGINT seat_no
SELECT m.student_id FROM campaign_member m WHERE m.campaign_id = $1 AND m.class_unit_id = $2 AND m.seat_no = $3
