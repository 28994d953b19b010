-- Whether a second attempt of a child comes from a sheet that could not be used.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
SELECT r.student_id FROM retest r WHERE r.student_id = $1 AND r.campaign_id = $2 AND r.released_at_ms IS NOT NULL
