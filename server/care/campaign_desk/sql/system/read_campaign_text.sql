-- One published campaign as it was written.
-- $1 BIGINT campaign_id
SELECT c.unit_id, c.definition FROM campaign c WHERE c.campaign_id = $1
