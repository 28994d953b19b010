-- Where a sheet about the student stands, for whoever writes it.
-- $2 BIGINT campaign_id
-- $3 TEXT informant
-- $4 TEXT instrument_id
SELECT o.author, o.state, o.saved_at_ms, o.sealed_answers FROM own_informant_sheet o
  WHERE o.campaign_id = $2 AND o.informant = $3 AND o.instrument_id = $4
