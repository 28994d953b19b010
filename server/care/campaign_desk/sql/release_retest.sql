-- From now on the child's own code gives the second attempt.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
-- $4 BIGINT now_ms
-- $5 BIGINT released_by
-- through visible_retest (student_id, campaign_id)
UPDATE retest
SET released_at_ms = $4, released_by = $5
WHERE student_id = $2 AND campaign_id = $3 AND released_at_ms IS NULL
