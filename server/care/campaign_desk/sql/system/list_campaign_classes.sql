-- All classes of a campaign.
-- $1 BIGINT campaign_id
SELECT cc.class_unit_id FROM campaign_class cc WHERE cc.campaign_id = $1
