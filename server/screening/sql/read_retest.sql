-- Whether this retest is there for the caller.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
SELECT COALESCE(vr.released_at_ms, 0) FROM visible_retest vr WHERE vr.student_id = $2 AND vr.campaign_id = $3
