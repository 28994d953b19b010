-- How many sheets of the caller's class are handed in, by campaign and instrument.
SELECT vp.campaign_id, vp.instrument_id, COUNT(vp.student_id) AS pupils FROM visible_informant_progress vp
  WHERE vp.state = 'handed_in'
GROUP BY vp.campaign_id, vp.instrument_id ORDER BY vp.campaign_id, vp.instrument_id
