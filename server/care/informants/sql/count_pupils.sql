-- Campaigns in which the caller's class takes part, newest first, with the number of its pupils.
SELECT vp.campaign_id, COUNT(vp.student_id) AS pupils FROM visible_informant_pupil vp GROUP BY vp.campaign_id
  ORDER BY vp.campaign_id DESC LIMIT 100
