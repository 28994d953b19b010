-- A campaign by its code.
-- $1 TEXT code
SELECT c.campaign_id, c.definition_hash FROM campaign c WHERE c.code = $1
