-- Why a pupil was away: one of a few neutral words, or nothing.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 TEXT away_because
-- through visible_completion (student_id, campaign_id)
UPDATE campaign_member
SET away_because = CASE WHEN $4 = '' THEN NULL ELSE $4 END
WHERE student_id = $2 AND campaign_id = $3
