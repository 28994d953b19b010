-- The distribution of a campaign is counted anew.
-- $1 BIGINT campaign_id
DELETE FROM score_distribution WHERE campaign_id = $1
