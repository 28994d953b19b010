-- Where the guardians' sheet about the child stands, with the reader's own unfinished answers.
-- $4 BIGINT campaign_id
-- $5 TEXT instrument_id
-- > TEXT state
SELECT gp.state, gs.sealed_answers
FROM guardian_informant_progress gp LEFT JOIN guardian_own_sheet gs ON gs.campaign_id = gp.campaign_id
  AND gs.instrument_id = gp.instrument_id
WHERE gp.campaign_id = $4 AND gp.instrument_id = $5
