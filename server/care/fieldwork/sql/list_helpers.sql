-- Operators who may type sheets of a campaign.
-- $2 BIGINT campaign_id
SELECT vh.account_id, vh.name FROM visible_paper_helper vh WHERE vh.campaign_id = $2 ORDER BY vh.name, vh.account_id
