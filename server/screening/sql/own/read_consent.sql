-- Whether the child's sheet is one of answers or of reading.
-- $2 BIGINT campaign_id
SELECT m.consent FROM own_member m WHERE m.campaign_id = $2
