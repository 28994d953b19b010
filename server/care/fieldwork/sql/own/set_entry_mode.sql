-- How a sheet came in.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 TEXT entry_mode
UPDATE answer_sheet
SET entry_mode = $4
WHERE campaign_id = $2 AND attempt = $3
